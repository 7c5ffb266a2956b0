"""Compression: a body that isn't the whole of what it says it is isn't a short article, it is a failure."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Protocol

import brotli
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newsbot.middlewares.refused import Refused

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_CHUNK = 256 * 1024
_MEMBERS = 100  # each costs a copy of what stands behind it: a body of nothing but empty members would take minutes
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
# RFC 1950 2.2: the compression method, in the first byte of what zlib wrote; never so in a bare stream.
_CM, _DEFLATED = 0x0F, 8
_HTML, _HTML_END = re.compile(rb"(?i)<html[\s>]"), re.compile(rb"(?i)</(html|body)\s*>")
UNDECODABLE = (zlib.error, brotli.error, zstd.ZstdError, EOFError)
"""What `decompressed` raises for a body that is cut off or isn't what it is said to be."""
_Step = Callable[[bytes], tuple[bytes, bytes, bool]]


class _Member(Protocol):
    """What zlib's and zstd's decoders have in common, besides `decompress`."""

    @property
    def unused_data(self) -> bytes: ...


class Compression(HttpCompressionMiddleware):
    """Decode gzip, deflate, brotli and zstd strictly. What can't be decoded is retried, then refused."""

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
        except UNDECODABLE as error:
            if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                # The status tells all; a 304 names the coding of what it doesn't send.
                return response.replace(body=b"")
            return self._again(request, "undecodable", f"undecodable body ({error})")
        except IgnoreRequest as error:
            raise Refused("too_large", str(error)) from error
        if response.status == HTTPStatus.PARTIAL_CONTENT:
            return self._again(request, "truncated", "a part of the body came, though all of it was asked for")
        if isinstance(result, Response) and _ends_early(response, result.body):
            return self._again(request, "truncated", "the connection was closed before the end of the page")
        return result

    def _again(self, request: Request, code: str, told: str) -> Request:
        """Return the request for another try, or refuse."""
        assert self._crawler.spider is not None
        again = get_retry_request(request, spider=self._crawler.spider, reason=code)
        if again is None:
            raise Refused(code, f"{request.url}: {told}")
        return again

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        return decompressed(body, encoding, max_size or sys.maxsize)  # 0 is no limit


def _ends_early(response: Response, body: bytes) -> bool:
    """Tell whether nothing says that a body is whole: neither length, chunks nor coding, nor the end of its HTML."""
    if "partial" not in response.flags or "Content-Encoding" in response.headers:
        return False
    return bool(_HTML.search(body)) and not _HTML_END.search(body)


def decompressed(body: bytes, encoding: bytes, limit: int) -> bytes:
    """Decode a body of at most `limit` bytes, strictly.

    Raises `IgnoreRequest` if it is larger, and one of `UNDECODABLE` if it is cut off or isn't what `encoding` says.
    """
    if encoding in (b"gzip", b"x-gzip"):
        return _members(body, lambda: _inflater(_GZIP), limit)
    if encoding == b"deflate":
        # RFC 9110 8.4.1.2 means zlib; some servers send the bare stream.
        bits = _ZLIB if body and body[0] & _CM == _DEFLATED else _RAW
        return _all_of(body, _inflater(bits)[1], limit)
    return _unbrotli(body, limit) if encoding == b"br" else _members(body, _unzstd, limit)


def _members(body: bytes, start: Callable[[], tuple[_Member, _Step]], max_size: int) -> bytes:
    """Decode all members of a gzip stream (RFC 1952 2.2) or frames of zstd (RFC 8878 3.1) with their checksums."""
    parts: list[bytes] = []
    rest, left = body, max_size
    for _ in range(_MEMBERS):
        decoder, step = start()
        parts.append(_all_of(rest, step, left))
        left -= len(parts[-1])
        rest = decoder.unused_data.lstrip(b"\0")  # padding between and behind members is usual
        if not rest:
            return b"".join(parts)
    raise IgnoreRequest(f"the body has more than {_MEMBERS} compressed members")


def _inflater(bits: int) -> tuple[_Member, _Step]:
    decoder = zlib.decompressobj(bits)
    return decoder, lambda data: (decoder.decompress(data, _CHUNK), decoder.unconsumed_tail, decoder.eof)


def _unzstd() -> tuple[_Member, _Step]:
    decoder = zstd.ZstdDecompressor()
    return decoder, lambda data: (decoder.decompress(data, _CHUNK), b"", decoder.eof)


def _unbrotli(body: bytes, max_size: int) -> bytes:
    decoder = brotli.Decompressor()

    def step(data: bytes) -> tuple[bytes, bytes, bool]:
        chunk = decoder.process(data, output_buffer_limit=_CHUNK)
        return chunk, b"", decoder.is_finished()

    return _all_of(body, step, max_size)


def _all_of(body: bytes, step: _Step, max_size: int) -> bytes:
    """Run a decoder to the end of its stream; raise `EOFError` if the body ends before it."""
    parts: list[bytes] = []
    size, data, finished = 0, body, False
    while not finished:
        chunk, data, finished = step(data)
        size += len(chunk)
        if size > max_size:
            raise IgnoreRequest("the body is larger than DOWNLOAD_MAXSIZE allows when decompressed")
        if not chunk and not data and not finished:
            raise EOFError("the compressed body ends too early")
        parts.append(chunk)
    return b"".join(parts)
