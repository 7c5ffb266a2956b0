"""Content codings: what can't be decoded whole is asked for again and then fails; it never ends as a short article."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
from backports import zstd

from tests.e2e.conftest import Output
from tests.middlewares.crawling import Ended, crawl
from tests.middlewares.site import Answer, Site, article

LIMIT = 100_000  # bytes, DOWNLOAD_MAXSIZE of these crawls
Encode = Callable[[bytes], bytes]
SPACE = b" " * 50 * LIMIT
ASKED = 3  # once, and RETRY_TIMES


def coded(coding: str, body: bytes) -> Answer:
    """Return an answer whose body says that it is coded so; its end is told by nothing but the coding."""
    return Answer(body, headers={"Content-Encoding": coding}, framing="close")


def raw_deflate(body: bytes) -> bytes:
    return zlib.compress(body, wbits=-zlib.MAX_WBITS)


def members(body: bytes) -> bytes:
    return b"".join(gzip.compress(part) for part in (body[:700], b"", body[700:]))


def cut(body: bytes) -> bytes:
    """Leave out the end, checksum included: more than half a page is left."""
    return body[: len(body) * 9 // 10]


def checksum_broken(body: bytes) -> bytes:
    coded = bytearray(gzip.compress(body))
    coded[-8] ^= 1
    return bytes(coded)


def _feed(site: Site) -> bytes:
    item = f"<item><title>خبر</title><link>{site.url}first-of-all/</link></item>"
    return f'<rss version="2.0"><channel><title>جريدة</title>{item}</channel></rss>'.encode()


_BR = {"Content-Encoding": "br"}
WHOLE: dict[str, tuple[str, Encode]] = {
    "whole-in-gzip": ("gzip", gzip.compress),
    "whole-in-x-gzip": ("x-gzip", gzip.compress),
    "whole-in-members-of-gzip": ("gzip", members),
    "whole-in-padded-gzip": ("gzip", lambda body: gzip.compress(body) + b"\0" * 512),
    "whole-in-zlib": ("deflate", zlib.compress),
    "whole-in-small-window-zlib": ("deflate", lambda body: zlib.compress(body, wbits=10)),
    "whole-in-raw-deflate": ("deflate", raw_deflate),
    "whole-in-br-otli": ("br", brotli.compress),
    "whole-in-z-std": ("zstd", zstd.compress),
    "whole-in-two-codings": ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
    "whole-under-unknown-label": ("utf-8", bytes),
}
BROKEN: dict[str, tuple[str, Encode]] = {
    "cut-in-gzip": ("gzip", lambda body: cut(gzip.compress(body))),
    "cut-in-second-member": ("gzip", lambda body: gzip.compress(body) + cut(gzip.compress(body))),
    "cut-in-zlib": ("deflate", lambda body: cut(zlib.compress(body))),
    "cut-in-raw-deflate": ("deflate", lambda body: cut(raw_deflate(body))),
    "cut-in-br-otli": ("br", lambda body: cut(brotli.compress(body))),
    "cut-in-z-std": ("zstd", lambda body: cut(zstd.compress(body))),
    "wrong-check-sum": ("gzip", checksum_broken),
    "no-gzip-at-all": ("gzip", bytes),
    "no-br-at-all": ("br", bytes),
    "no-deflate-at-all": ("deflate", bytes),
    "no-zstd-at-all": ("zstd", bytes),
    "nothing-in-gzip": ("gzip", lambda _: b""),
}
BOMBS: dict[str, tuple[str, Encode]] = {
    "bomb-in-gzip-x": ("gzip", lambda body: gzip.compress(body + SPACE)),
    "bomb-in-zlib-x": ("deflate", lambda body: zlib.compress(body + SPACE)),
    "bomb-in-br-otli": ("br", lambda body: brotli.compress(body + SPACE)),
    "bomb-in-z-std": ("zstd", lambda body: zstd.compress(body + SPACE)),
    "bomb-of-empty-members": ("gzip", lambda body: gzip.compress(b"") * 200 + gzip.compress(body)),
    "bomb-of-many-members": ("gzip", lambda body: gzip.compress(body) + gzip.compress(SPACE[: LIMIT // 2]) * 3),
}
# The status tells all of these, whatever the body is.
STATUSES = {"gone-in-br-otli": (410, "rejected: http_410"), "shut-in-br-otli": (403, "failed: http_403")}


@pytest.fixture(scope="module")
def arranged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Ended]]:
    """One crawl of all of them."""
    with Site() as site:
        for slug, (coding, encode) in {**WHOLE, **BROKEN, **BOMBS}.items():
            site.publish(slug, coded(coding, encode(article(slug))))
        for slug, (status, _) in STATUSES.items():
            site.publish(slug, Answer(status=status, headers={"Content-Encoding": "br"}))
        yield site, crawl(site, Output(tmp_path_factory.mktemp("coded")), DOWNLOAD_MAXSIZE=LIMIT)


@pytest.mark.parametrize("slug", WHOLE)
def test_a_whole_body_is_read(arranged: tuple[Site, Ended], slug: str) -> None:
    assert arranged[1].ends[slug] == "new"
    assert f"رمز النشرة {slug}." in arranged[1].articles[slug]["text"]


@pytest.mark.parametrize("slug", BROKEN)
def test_a_broken_body_is_asked_for_again_and_then_fails(arranged: tuple[Site, Ended], slug: str) -> None:
    site, ended = arranged
    assert ended.ends[slug] == "failed: undecodable"
    assert site.paths().count(f"/{slug}/") == ASKED


@pytest.mark.parametrize("slug", BOMBS)
def test_a_bomb_is_rejected_at_once(arranged: tuple[Site, Ended], slug: str) -> None:
    site, ended = arranged
    assert ended.ends[slug] == "rejected: too_large"
    assert site.paths().count(f"/{slug}/") == 1


@pytest.mark.parametrize(("slug", "end"), [(slug, end) for slug, (_, end) in STATUSES.items()])
def test_a_status_is_read_without_its_body(arranged: tuple[Site, Ended], slug: str, end: str) -> None:
    site, ended = arranged
    assert ended.ends[slug] == end
    assert site.paths().count(f"/{slug}/") == 1


def test_an_unchanged_feed_may_name_a_coding(site: Site, output: Output) -> None:
    site.publish("first-of-all")
    site.arrange("/feed/", Answer(_feed(site), headers={"ETag": '"1"'}), Answer(status=304, headers=_BR))
    assert crawl(site, output).done.code == 0
    assert "unchanged" in next(line for line in crawl(site, output).done.err.splitlines() if "source feed" in line)
    assert site.paths().count("/feed/") == 2


def test_no_limit_is_no_limit(site: Site, output: Output) -> None:
    site.publish("first-of-all", coded("gzip", gzip.compress(article("first-of-all"))))
    assert crawl(site, output, DOWNLOAD_MAXSIZE=0).ends == {"first-of-all": "new"}


def test_failed_pages_are_left_for_the_next_run(arranged: tuple[Site, Ended]) -> None:
    assert arranged[1].done.code == 4
    assert arranged[1].report["remaining"] == len(BROKEN) + 1  # and the one that is shut
