"""Faults that tests/middlewares crawls: their rows are read off the tables there, which hold them."""

from __future__ import annotations

from tests.faults.table import Case
from tests.middlewares.test_compression import ASKED, BROKEN
from tests.middlewares.test_transfer import PAGES

_TRANSFERS = {
    "Content-Length longer than the body": "shorter-than-announced",
    "a chunked body that is cut off": "cut-in-chunks",
    "a body that is cut off once": "cut-only-once",
    "connection reset at each request": "reset-every-time",
    "connection reset once": "reset-only-once",
    "no answer within the time": "slow-every-time",
    "502 each time": "broken-for-now",
    "403": "shut-for-us",
    "404": "not-there-404",
    "410": "gone-for-ever",
    "a page larger than allowed": "larger-than-allowed",
    "a PDF in place of a page": "pdf-said-html",
}
_CODINGS = {
    "gzip that is cut off": "cut-in-gzip",
    "deflate that is cut off": "cut-in-zlib",
    "brotli that is cut off": "cut-in-br-otli",
    "zstd that is cut off": "cut-in-z-std",
    "a wrong checksum in gzip": "wrong-check-sum",
    "a body that says gzip and isn't": "no-gzip-at-all",
    "a body that says brotli and isn't": "no-br-at-all",
    "a body that says deflate and isn't": "no-deflate-at-all",
    "a body that says zstd and isn't": "no-zstd-at-all",
}


def _transfer(fault: str, slug: str) -> Case:
    answers, end, asked = PAGES[slug]
    return Case(
        fault, lambda _: answers, end.replace(": ", "/"), asked, again="no" if end.endswith(("404", "410")) else ""
    )


def _coding(fault: str, slug: str) -> Case:
    assert slug in BROKEN
    return Case(fault, lambda _: (), "failed/undecodable", ASKED)


CASES = (
    *(_transfer(fault, slug) for fault, slug in _TRANSFERS.items()),
    *(_coding(fault, slug) for fault, slug in _CODINGS.items()),
    Case("503 or 429 with Retry-After, in seconds or as a date", lambda _: (), "new", 2),
    Case("Retry-After for longer than RETRY_AFTER_MAX", lambda _: (), "refused/held_back"),
)
