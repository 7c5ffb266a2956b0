"""Compression: a body that isn't the whole of what it says it is isn't a short article, it is a failure."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import brotli
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newsbot.middlewares.refused import Refused

_CHUNK = 256 * 1024
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class Compression(HttpCompressionMiddleware):
    """Decode gzip, deflate and brotli strictly. What can't be decoded is retried, then refused."""

    def __init__(self, *, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._crawler = crawler

    def process_request(self, request: Request, spider: Spider | None = None) -> None:
        request.headers.setdefault("Accept-Encoding", b"gzip, deflate, br")

    def process_response(  # type: ignore[override] # the decorator of Scrapy's only adds an old argument
        self, request: Request, response: Response
    ) -> Request | Response:
        # Scrapy doesn't offer exceptions of process_response to the retry middleware, so the retry is asked for here.
        try:
            result: Request | Response = super().process_response(request, response)
        except (zlib.error, brotli.error, EOFError, OSError) as error:
            reason = f"undecodable body ({error})"
        except IgnoreRequest as error:
            raise Refused("too_large", str(error)) from error
        else:
            return result
        assert self._crawler.spider is not None
        again = get_retry_request(request, spider=self._crawler.spider, reason="undecodable")
        if again is None:
            raise Refused("undecodable", f"{request.url}: {reason}")
        return again

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        if encoding in (b"gzip", b"x-gzip"):
            return _gunzip(body, max_size)
        if encoding == b"deflate":
            # RFC 9110 8.4.1.2 means zlib; some servers send the bare stream.
            bits = _ZLIB if body[:1] == b"\x78" else _RAW
            return _inflate(body, bits, max_size)[0]
        if encoding == b"br":
            return _unbrotli(body, max_size)
        decoded: bytes = HttpCompressionMiddleware._decode(body, encoding, max_size)
        return decoded


def _gunzip(body: bytes, max_size: int) -> bytes:
    """Decode all members of a gzip stream (RFC 1952 2.2) with their checksums."""
    parts: list[bytes] = []
    rest = body
    while rest:
        part, rest = _inflate(rest, _GZIP, max_size - sum(map(len, parts)))
        parts.append(part)
        rest = rest.lstrip(b"\0")  # padding between and behind members is usual
    return b"".join(parts)


def _inflate(body: bytes, bits: int, max_size: int) -> tuple[bytes, bytes]:
    decoder = zlib.decompressobj(bits)

    def step(data: bytes) -> tuple[bytes, bytes, bool]:
        return decoder.decompress(data, _CHUNK), decoder.unconsumed_tail, decoder.eof

    return _all_of(body, step, max_size), decoder.unused_data


def _unbrotli(body: bytes, max_size: int) -> bytes:
    decoder = brotli.Decompressor()

    def step(data: bytes) -> tuple[bytes, bytes, bool]:
        chunk = decoder.process(data, output_buffer_limit=_CHUNK)
        return chunk, b"", decoder.is_finished()

    return _all_of(body, step, max_size)


def _all_of(body: bytes, step: Callable[[bytes], tuple[bytes, bytes, bool]], max_size: int) -> bytes:
    """Run a decoder to the end of its stream; raise `EOFError` if the body ends before it."""
    parts: list[bytes] = []
    size, data, finished = 0, body, False
    while not finished:
        chunk, data, finished = step(data)
        size += len(chunk)
        if size > max_size:
            raise IgnoreRequest(f"the body is larger than DOWNLOAD_MAXSIZE ({max_size} bytes) when decompressed")
        if not chunk and not data and not finished:
            raise EOFError("the compressed body ends too early")
        parts.append(chunk)
    return b"".join(parts)
