"""What servers do wrong below the page: each case is an article of one site, crawled in one run."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

import brotli

from tests.faults.table import Case
from tests.faults.wire import (
    CLOSE,
    END,
    OK,
    TYPE,
    bare,
    chunk,
    for_ever,
    framed,
    half,
    lines,
    moved_with_cookie,
    sent,
    whole,
)  # fmt: skip
from tests.middlewares.site import Answer, article, moved

TRIES = 3  # once, and RETRY_TIMES
MAXSIZE = 100_000  # bytes, DOWNLOAD_MAXSIZE of the crawl
DRIP = 0.2  # seconds, much less than TIMEOUT
TIMEOUT = 1.5  # seconds, DOWNLOAD_TIMEOUT of the crawl
_CHUNKED = OK + TYPE + CLOSE + b"Transfer-Encoding: chunked\r\n" + END
_BOMB = gzip.compress(b" " * 50 * MAXSIZE)
_SPACE = b" " * 60_000


def _coded(coding: str, body: bytes) -> Answer:
    return Answer(body, headers={"Content-Encoding": coding})


def _again(location: str, times: int = 1) -> Sequence[Answer]:
    return [moved(location)] * times


_BROKEN_OFF = (
    Case(
        "reset in mid-body, Content-Length given",
        lambda s: [sent(half(framed(article(s))), reset=True)],
        "failed/truncated",
        TRIES,
    ),
    Case(
        "reset in mid-body, chunked",
        lambda s: [sent(_CHUNKED, chunk(half(article(s))), reset=True)],
        "failed/truncated",
        TRIES,
    ),
    Case(
        "reset in mid-body, its end told by the closed connection",
        lambda s: [sent(half(bare(article(s))), reset=True)],
        "failed/truncated",
        TRIES,
    ),
    Case(
        "connection closed in mid-body, its end told by the closed connection",
        lambda s: [sent(half(bare(article(s))))],
        "failed/truncated",
        TRIES,
    ),
    Case(
        "a part (206) of a page that was asked for whole",
        lambda s: [Answer(half(article(s)), status=206)],
        "failed/truncated",
        TRIES,
    ),
    Case(
        "a size of a chunk that is no number",
        lambda s: [sent(_CHUNKED, b"zz\r\n", article(s))],
        "failed/truncated",
        TRIES,
    ),
    Case("connection closed within the headers", lambda _: [sent(OK + b"Content-Ty")], "failed/connection", TRIES),
    Case("connection closed without an answer", lambda _: [sent()], "failed/connection", TRIES),
)
_SLOW = (
    Case("a byte now and then in the body", lambda s: [for_ever(framed(b" " * 9999)[:-9990], b" ", DRIP)], "failed/timeout", TRIES),
    Case("a byte now and then in the headers", lambda _: [for_ever(OK + b"X-Slow: ", b"x", DRIP)], "failed/timeout", TRIES),
    Case("a header line now and then, for ever", lambda _: [for_ever(OK, b"X-Slow: x\r\n", DRIP)], "failed/timeout", TRIES),
    Case("a chunk of one byte now and then", lambda _: [for_ever(_CHUNKED, chunk(b" "), DRIP)], "failed/timeout", TRIES),
    Case("the size of a chunk a digit now and then", lambda _: [for_ever(_CHUNKED, b"0", DRIP)], "failed/timeout", TRIES),
    Case("100 Continue again and again", lambda _: [for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n", DRIP)], "failed/timeout", TRIES),
)  # fmt: skip
_LARGE = (
    Case("a chunked body without end", lambda _: [for_ever(_CHUNKED, chunk(_SPACE))], "rejected/too_large"),
    Case("a body without length and without end", lambda _: [for_ever(bare(b""), _SPACE)], "rejected/too_large"),
    Case("a gzip bomb", lambda _: [_coded("gzip", _BOMB)], "rejected/too_large"),
    Case("a gzip bomb in gzip", lambda _: [_coded("gzip, gzip", gzip.compress(_BOMB))], "rejected/too_large"),
    Case("a brotli bomb", lambda _: [_coded("br", brotli.compress(b" " * 50 * MAXSIZE))], "rejected/too_large"),
    Case(
        "a Content-Length of 10 GB",
        lambda _: [sent(OK + TYPE + b"Content-Length: 10000000000\r\n\r\n")],
        "rejected/too_large",
    ),
    Case("a header line of 1 MB", lambda s: [whole(s, "X-Long: " + "x" * 2**20)], "failed/bad_answer", TRIES),
    Case("10,000 header lines", lambda s: [whole(s, *lines(10_000))], "failed/bad_answer", TRIES),
    Case("header lines without end", lambda _: [for_ever(OK, b"X-Long: x\r\n" * 1000)], "failed/bad_answer", TRIES),
    Case("a header line of 60 kB", lambda s: [whole(s, "Content-Security-Policy: " + "x" * 60_000)], "new"),
)
_LED_AWAY = (
    Case("redirect to itself without end", lambda s: _again(f"/{s}/"), "failed/redirects", 6, again="in later runs"),
    Case(
        "redirect to itself that demands a cookie",
        lambda s: [moved_with_cookie(f"/{s}/"), Answer(article(s))],
        "new",
        2,
        again="no",
    ),
    Case("redirect to a file", lambda _: _again("file:///etc/passwd"), "rejected/scheme"),
    Case("redirect to ftp", lambda _: _again("ftp://127.0.0.1/a"), "rejected/scheme"),
    Case("redirect to a data: address", lambda _: _again("data:text/html,<p>a"), "rejected/scheme"),
    Case("redirect to javascript:", lambda _: _again("javascript:alert(1)"), "rejected/scheme"),
    Case("redirect to a scheme in capitals", lambda _: _again("FILE:///etc/passwd"), "rejected/scheme"),
    Case("redirect to another host", lambda _: _again("https://example.com/a-b-c/"), "rejected/offsite"),
    Case("redirect to a private address", lambda _: _again("http://127.0.0.2/"), "rejected/private_address"),
    Case("Location that is no address", lambda _: _again("http://[::garbage/"), "failed/bad_redirect"),
    Case("Location with an impossible port", lambda _: _again("http://127.0.0.1:99999999/"), "failed/bad_redirect"),
    Case("Location without a host", lambda _: _again("https:///a"), "failed/bad_redirect"),
    Case("Location that is empty", lambda _: _again(""), "failed/redirects", 6, again="in later runs"),
    Case("redirect without Location", lambda _: [Answer(status=301)], "failed/http_301"),
    Case(
        "Location with white space around it", lambda s: [moved(f"  /{s}/\t"), Answer(article(s))], "new", 2, again="no"
    ),
    Case("relative Location", lambda s: [moved(f"../{s}/"), Answer(article(s))], "new", 2, again="no"),
    Case(
        "Location with Arabic letters and spaces",
        lambda s: [moved(f"/{s}/?خبر=خبر عاجل".encode().decode("latin-1")), Answer(article(s))],
        "new",
        2,
        again="no",
    ),
    Case("300 with several choices", lambda _: [Answer(status=300)], "failed/http_300"),
    Case("304 to a request without conditions", lambda _: [Answer(status=304)], "failed/http_304"),
)
_GARBAGE = (
    Case("a status line of noise", lambda _: [sent(b"\x00\xff garbage\r\n\r\n")], "failed/bad_answer", TRIES),
    Case(
        "a status that is no number",
        lambda s: [sent(b"HTTP/1.1 abc OK\r\n" + framed(article(s))[len(OK) :])],
        "failed/bad_answer",
        TRIES,
    ),
    Case(
        "a status out of range",
        lambda s: [sent(b"HTTP/1.1 99999 OK\r\n" + framed(article(s))[len(OK) :])],
        "failed/bad_answer",
    ),
    Case(
        "a status below zero",
        lambda s: [sent(b"HTTP/1.1 -200 OK\r\n" + framed(article(s))[len(OK) :])],
        "failed/bad_answer",
    ),
    Case(
        "a body without any header (HTTP/0.9)",
        lambda s: [sent(article(s).replace(b"><", b">\n<"))],
        "failed/bad_answer",
        TRIES,
    ),
    Case("the greeting of a mail server", lambda _: [sent(b"220 mail ESMTP\r\n")], "failed/bad_answer", TRIES),
    Case(
        "a Content-Length that is no number",
        lambda s: [sent(OK + TYPE + b"Content-Length: many\r\n\r\n" + article(s))],
        "failed/bad_answer",
        TRIES,
    ),
    Case("two different Content-Lengths", lambda s: [whole(s, "Content-Length: 7")], "failed/bad_answer", TRIES),
    Case(
        "an unknown Transfer-Encoding",
        lambda s: [sent(OK + TYPE + b"Transfer-Encoding: magic\r\n\r\n" + article(s))],
        "failed/bad_answer",
        TRIES,
    ),
    Case("a header line without a colon", lambda s: [whole(s, "no colon here")], "new"),
    Case("100 Continue before the answer", lambda s: [whole(s, first=b"HTTP/1.1 100 Continue\r\n\r\n")], "new"),
    Case(
        "103 Early Hints before the answer",
        lambda s: [whole(s, first=b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")],
        "new",
    ),
    Case("more bytes than Content-Length", lambda s: [whole(s, last=b"<p>more")], "new"),
    Case("204 without a body", lambda _: [Answer(status=204)], "rejected/empty"),
    Case("200 with an empty body", lambda _: [Answer()], "rejected/empty"),
)
_CONNECTION = (
    Case("connection closed as the next request arrives", lambda s: [sent(framed(article(s)), keep=True)], "new"),
    Case(
        "connection closed behind an answer that keeps it alive", lambda s: [whole(s, "Connection: keep-alive")], "new"
    ),
)
CASES = (*_BROKEN_OFF, *_SLOW, *_LARGE, *_LED_AWAY, *_GARBAGE, *_CONNECTION)
