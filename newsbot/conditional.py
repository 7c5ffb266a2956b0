"""Conditional requests (RFC 9110 13): a page or file that hasn't changed since it was read costs its site nothing."""

from __future__ import annotations

from http import HTTPStatus
from typing import Protocol

from scrapy import Request
from scrapy.http import Response


class Held(Protocol):
    """The validators of what was read last, as its server gave them."""

    @property
    def etag(self) -> str | None: ...
    @property
    def last_modified(self) -> str | None: ...


def make_conditional(request: Request, held: Held) -> None:
    """Ask only for what differs from what is held; without validators the request stays as it is."""
    if held.etag:
        request.headers["If-None-Match"] = held.etag
    if held.last_modified:
        request.headers["If-Modified-Since"] = held.last_modified
    if held.etag or held.last_modified:
        request.meta["handle_httpstatus_list"] = [HTTPStatus.NOT_MODIFIED]


def validators_of(response: Response) -> tuple[str | None, str | None]:
    """Return an answer's ETag and Last-Modified; None for what is no text that could be sent back."""
    etag, modified = (response.headers.get(name) or b"" for name in ("ETag", "Last-Modified"))
    return _sendable(etag), _sendable(modified)


def _sendable(value: bytes) -> str | None:
    text = value.decode("latin-1").strip()
    return text if text.isascii() and text.isprintable() and text else None
