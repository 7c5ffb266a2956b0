"""The demo newspaper under observation: what was asked of it, and the mishaps that a test arranges for it."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from newsbot.demo.newspaper import Newspaper
from newsbot.demo.server import DemoServer
from newsbot.demo.shapes import EVERYTHING, Shape

_ALWAYS = 1_000_000
_NEVER = 0  # in the place of a status: there is no answer


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that reached the server; `path` is percent-decoded."""

    method: str
    path: str
    query: str
    headers: dict[str, str]


@dataclass(slots=True)
class _Mishap:
    path: str
    status: int
    times: int
    headers: dict[str, str]
    query: str = ""
    body: str = ""

    def strikes(self, path: str, query: str) -> bool:
        hit = path.startswith(self.path[:-1]) if self.path.endswith("*") else path == self.path
        hit = hit and self.query in query
        self.times -= hit
        return hit and self.times >= 0


class ObservedServer(DemoServer):
    """A DemoServer that notes each request, fails where it is told to, and can leave articles without an answer."""

    def __init__(self, newspaper: Newspaper | None = None, port: int = 0, shape: Shape = EVERYTHING) -> None:
        super().__init__(newspaper or Newspaper.load(datetime.now(UTC)), port, [self._middleware()], shape)
        self.asked: list[Asked] = []
        self.holding = threading.Event()
        self._mishaps: list[_Mishap] = []
        self._left: int | None = None
        self._go_on = asyncio.Event()

    def fail(
        self, path: str, status: int = 500, times: int = _ALWAYS, headers: dict[str, str] | None = None, query: str = ""
    ) -> None:
        """Answer a path (with * at its end: all that begin so) and query with a status and no body, that many times."""
        self._mishaps.append(_Mishap(path, status, times, headers or {}, query))

    def say(self, path: str, body: str) -> None:
        """Answer a path with another page than the newspaper's."""
        self._mishaps.append(_Mishap(path, 200, _ALWAYS, {"Content-Type": "text/html; charset=utf-8"}, body=body))

    def hang(self, path: str, query: str = "") -> None:
        """Leave a path and query without an answer until `answer_all`. `holding` is set by the first that waits."""
        self._mishaps.append(_Mishap(path, _NEVER, _ALWAYS, {}, query))

    def heal(self) -> None:
        """End all mishaps and forget what was asked."""
        self._mishaps.clear()
        self.asked.clear()

    def hold_articles_after(self, count: int) -> None:
        """Answer that many articles and let later ones wait. `holding` is set by the first that does."""
        self._left = count

    def answer_all(self) -> None:
        """Answer every article again, those that wait first."""
        self._left = None
        self._loop.call_soon_threadsafe(self._go_on.set)

    def paths(self, prefix: str = "/") -> list[str]:
        """Return the paths asked for so far that begin with a prefix, in order."""
        return [asked.path for asked in self.asked if asked.path.startswith(prefix)]

    def articles_asked(self) -> list[str]:
        """Return the slugs of the posts asked for, in order."""
        return [slug for path in self.paths() if self.newspaper.by_slug(slug := path.strip("/"))]

    def _middleware(self) -> Middleware:
        @web.middleware
        async def observe(request: web.Request, handler: Handler) -> web.StreamResponse:
            self.asked.append(Asked(request.method, request.path, request.query_string, dict(request.headers)))
            for mishap in self._mishaps:
                if mishap.strikes(request.path, request.query_string):
                    if mishap.status != _NEVER:
                        return web.Response(status=mishap.status, headers=mishap.headers, text=mishap.body)
                    self.holding.set()
                    await self._go_on.wait()
            if self._left is not None and self.newspaper.by_slug(request.path.strip("/")):
                self._left -= 1
                if self._left < 0:
                    self.holding.set()
                    await self._go_on.wait()
            return await handler(request)

        return observe
