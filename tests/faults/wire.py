"""Answers byte for byte, as broken servers send them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from tests.middlewares.site import HTML, Answer, Stream, article

OK = b"HTTP/1.1 200 OK\r\n"
TYPE = f"Content-Type: {HTML}\r\n".encode()
CLOSE = b"Connection: close\r\n"
END = b"\r\n"


def sent(*parts: bytes, every: float = 0.0, reset: bool = False, keep: bool = False) -> Stream:
    """Send these bytes, part by part."""
    return Stream(parts=lambda: parts, every=every, reset=reset, keep=keep)


def for_ever(head: bytes, again: bytes, every: float = 0.0) -> Stream:
    """Send a head, and then the same bytes until the client goes away."""
    return Stream(parts=lambda: itertools.chain([head], itertools.repeat(again)), every=every)


def whole(slug: str, *headers: str, first: bytes = b"", last: bytes = b"") -> Stream:
    """Send an article with further header lines, something before its status line and something behind its body."""
    return sent(first, framed(article(slug), *headers), last)


def framed(body: bytes, *headers: str, status: bytes = OK) -> bytes:
    """Return an answer with its length and further header lines."""
    lines = "".join(f"{line}\r\n" for line in (f"Content-Length: {len(body)}", *headers))
    return status + TYPE + lines.encode() + END + body


def bare(body: bytes) -> bytes:
    """Return an answer whose end nothing tells but the closed connection."""
    return OK + TYPE + CLOSE + END + body


def chunk(body: bytes) -> bytes:
    """Return one chunk."""
    return b"%x\r\n%b\r\n" % (len(body), body)


def half(body: bytes) -> bytes:
    """Return more than the first half: it would still pass for an article."""
    return body[: len(body) * 3 // 4]


def lines(number: int) -> Iterable[str]:
    """Return header lines that mean nothing."""
    return (f"X-Nothing-{n}: {'n' * 90}" for n in range(number))


def moved_with_cookie(location: str) -> Answer:
    """Return a redirect that sets a cookie."""
    return Answer(status=302, headers={"Location": location, "Set-Cookie": "seen=yes; Path=/"})
