"""Handler: Scrapy's for http and https, whose downloads can be given up when the crawl is being stopped."""

from __future__ import annotations

import asyncio

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionLost
from twisted.internet.interfaces import IAddress
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web._newclient import HEADER, STATUS, ParseError
from twisted.web._newclient import Request as Sent
from twisted.web.http import _IdentityTransferDecoder
from twisted.web.iweb import IResponse

from newsbot import urls
from newsbot.middlewares.refused import Refused
from newsbot.resolver import PublicResolver
from newsbot.signals import cut_off

_MAX_HEAD = 256 * 1024  # bytes of status and headers; browsers take as much, and Twisted without end


class Handler(HTTP11DownloadHandler):
    """Close the connections of all running downloads on `cut_off`; their requests end as "stopping"."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory
        self._running: set[asyncio.Task[Response]] = set()
        crawler.signals.connect(self._cut_off, cut_off)

    async def download_request(self, request: Request) -> Response:
        task = asyncio.ensure_future(super().download_request(request))
        self._running.add(task)
        try:
            return await task
        except asyncio.CancelledError as error:
            raise Refused("stopping", f"{request.url} didn't answer before the crawl was stopped") from error
        except CannotResolveHostError as error:
            if PublicResolver.refused(urls.host(request.url)):
                raise Refused("private_address", f"refused: {request.url} leads to a private address") from error
            raise
        finally:
            self._running.discard(task)

    def _cut_off(self) -> None:
        for task in self._running:
            task.cancel()


class _Protocol(_LenientHTTP11ClientProtocol):
    """One connection: bounds what stands before the body, and takes no reset for the end of a body without length."""

    _head = 0

    def request(self, request: Sent) -> Deferred[IResponse]:
        answer = super().request(request)
        self._head = 0
        assert self._parser is not None
        self._parser.MAX_LENGTH = 2 * _MAX_HEAD  # bytes of a line; at Twisted's 16 KiB real ones break off
        return answer

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is None or self._parser.state not in (STATUS, HEADER):
            return
        self._head += len(data)
        if self._head > _MAX_HEAD:
            error = ParseError("the headers are too long", data[:100])  # type: ignore[no-untyped-call]
            self._giveUp(Failure(error))  # type: ignore[no-untyped-call]

    def connectionLost(self, reason: Failure = connectionDone) -> None:  # noqa: N802 - Twisted's name
        decoder = getattr(self._parser, "bodyDecoder", None)
        broken = reason.check(ConnectionLost)  # type: ignore[no-untyped-call]
        if broken and isinstance(decoder, _IdentityTransferDecoder) and decoder.contentLength is None:
            decoder.contentLength = 1  # so that bytes are missing
        super().connectionLost(reason)  # type: ignore[no-untyped-call]


class _Factory(_LenientHTTP11ClientFactory):
    """Factory of such connections."""

    def buildProtocol(self, addr: IAddress | None) -> _Protocol:  # noqa: N802 - Twisted's name
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
