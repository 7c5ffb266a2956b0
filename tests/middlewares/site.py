"""A site of which every byte is arranged: what real servers get wrong can't be had from a well-behaved one."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from ssl import SSLContext
from time import monotonic
from types import TracebackType
from typing import Literal, Self
from urllib.parse import unquote

from newsbot.demo.bulletin import bulletin

HTML = "text/html; charset=utf-8"
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER of no time: closing sends RST instead of FIN
_SENT = 0.1  # seconds until what was sent has been read: a reset throws away what wasn't


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `short` bytes are announced but never sent; `wait` seconds pass before the first byte.

    `framing` says how the body's end is told: by its length, by chunks, or by nothing but the closed connection.
    """

    body: bytes = b""
    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    framing: Literal["length", "chunks", "close"] = "length"
    short: int = 0
    wait: float = 0.0
    reset: bool = False

    def raw(self) -> bytes:
        """Return the bytes to send."""
        headers = {"Content-Type": HTML, "Connection": "close", **self.headers}
        body = self.body
        if self.framing == "length" and self.status != HTTPStatus.NO_CONTENT:
            headers["Content-Length"] = str(len(self.body) + self.short)
        elif self.framing == "chunks":
            headers["Transfer-Encoding"] = "chunked"
            body = b"%x\r\n%b\r\n" % (len(body), body) + (b"" if self.short else b"0\r\n\r\n")
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {int(self.status)} Arranged\r\n{lines}\r\n".encode("latin-1") + body

    def pieces(self) -> Iterable[bytes]:
        """Return the bytes to send, piece by piece."""
        return (self.raw(),)


@dataclass(frozen=True, slots=True)
class Stream(Answer):
    """An answer byte for byte: `parts`, `every` seconds apart; `keep` leaves the connection open until the next request."""

    parts: Callable[[], Iterable[bytes]] = tuple
    every: float = 0.0
    keep: bool = False

    def pieces(self) -> Iterable[bytes]:
        return self.parts()


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that reached the site: `at` seconds of the monotonic clock, as one of `under_way` unanswered ones."""

    path: str
    at: float
    headers: Mapping[str, str]
    under_way: int


class Site:
    """A site on a loopback address. Its front page lists what was published; what isn't arranged is a 404."""

    def __init__(self, host: str = "127.0.0.1", tls: SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self._host = host
        self._tls = tls
        self._answers: dict[str, list[Answer]] = {}
        self._listed: list[str] = []
        self._under_way = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def url(self) -> str:
        """The front page's address."""
        return f"{'https' if self._tls else 'http'}://{self._host}:{self._port}/"

    def arrange(self, path: str, *answers: Answer) -> None:
        """Give these answers to a path, one after the other, the last for ever."""
        self._answers[path] = list(answers)

    def publish(self, slug: str, *answers: Answer) -> None:
        """List an article on the front page, once, with its answers. Slugs have two hyphens or more, as those of articles have."""
        if slug not in self._listed:
            self._listed.append(slug)
        self.arrange(f"/{slug}/", *(answers or (Answer(article(slug)),)))

    def unlist(self, slug: str) -> None:
        """Take an article off the front page; its own page stays."""
        self._listed.remove(slug)

    def link(self, href: str) -> None:
        """Put any link on the front page, as one to an article."""
        self._listed.append(href)

    def paths(self) -> list[str]:
        """Return the paths asked for so far, in order."""
        return [asked.path for asked in self.asked]

    def __enter__(self) -> Self:
        self._thread.start()
        self._port = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _start(self) -> int:
        self._server = await asyncio.start_server(self._serve, self._host, 0, ssl=self._tls)
        return int(self._server.sockets[0].getsockname()[1])

    async def _stop(self) -> None:
        self._server.close()
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            line, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
            path = unquote(line.split(" ")[1])
            headers = dict(name_value.split(": ", 1) for name_value in lines if name_value)
            self._under_way += 1
            self.asked.append(Asked(path, monotonic(), headers, self._under_way))
            answer = self._answer(path)
            await asyncio.sleep(answer.wait)
            self._under_way -= 1  # before anything of it can have arrived
            await _send(answer, writer)
            if isinstance(answer, Stream) and answer.keep:
                await reader.read(1)  # the next request, which stays unanswered
            if answer.reset:
                await asyncio.sleep(_SENT)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        writer.close()

    def _answer(self, path: str) -> Answer:
        answers = self._answers.get(path) or self._answers.get(path.split("?", maxsplit=1)[0])
        if answers:
            return answers.pop(0) if len(answers) > 1 else answers[0]
        return Answer(self._front()) if path == "/" else Answer(status=HTTPStatus.NOT_FOUND)

    def _front(self) -> bytes:
        hrefs = [href if ":" in href else f"/{href}/" for href in self._listed]
        return html("الصفحة الأولى", "".join(f'<h2><a href="{href}">خبر من أخبار اليوم</a></h2>' for href in hrefs))


async def _send(answer: Answer, writer: asyncio.StreamWriter) -> None:
    for piece in () if answer.reset and not isinstance(answer, Stream) else answer.pieces():
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(answer.every if isinstance(answer, Stream) else 0)


def article(slug: str, head: str = "") -> bytes:
    """Return an article's page of its own text; half of it would still pass for an article."""
    _, title, body = bulletin(sum(slug.encode()) + 97 * len(slug))
    paragraphs = "".join(f"<p>{text}</p>" for text in body.strip().split("\n\n"))
    published = '<meta property="article:published_time" content="2026-01-02T08:00:00+01:00">'
    return html(title, f"<article><h1>{title}</h1>{paragraphs}<p>رمز النشرة {slug}.</p></article>", published + head)


def moved(location: str, status: int = HTTPStatus.FOUND) -> Answer:
    """Return a redirect."""
    return Answer(status=status, headers={"Location": location})


def robots(*lines: str, wait: float = 0.0) -> Answer:
    """Return a robots.txt of these lines."""
    return Answer("\n".join((*lines, "")).encode(), headers={"Content-Type": "text/plain"}, wait=wait)


def html(title: str, body: str, head: str = "") -> bytes:
    """Return a page."""
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()
