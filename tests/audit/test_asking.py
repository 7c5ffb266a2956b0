"""A site's sources are asked once each, without a ledger, and each fails on its own."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from newsbot.asking import Answer, Asker, Unanswered
from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.discovery.source import Source
from tests.audit.sites import ARTICLES, BASE, HANG, SHUT, Crawler, Pool, feed

_INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>"""
_URLS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>"""


def _map(frame: str, *urls: str) -> bytes:
    entry = "sitemap" if "sitemapindex" in frame else "url"
    return frame.format("".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)).encode()


def _asker(crawler: Crawler) -> Asker:
    return Asker(cast("Any", crawler), cast("Any", Pool()), BASE, ("example.dz",))


def _ask(source: Source, answers: dict[str, bytes | int | str]) -> tuple[Answer, list[str]]:
    crawler = Crawler(answers)
    (answer,) = asyncio.run(_asker(crawler).ask(source))
    return answer, crawler.asked


def test_a_feed_names_articles_of_the_site_with_their_dates() -> None:
    answer, asked = _ask(Feed(), {f"{BASE}feed/": feed(*ARTICLES, "https://elsewhere.example/a-b-c/", f"{BASE}tag/x/")})
    assert [link.url for link in answer.links] == list(ARTICLES)
    assert (answer.source, answer.failure, asked) == ("feed", None, [f"{BASE}feed/"])
    assert answer.newest is not None
    assert answer.newest.isoformat() == "2026-11-24T20:00:00+00:00"


def test_an_index_is_followed_to_its_latest_file() -> None:
    files = [f"{BASE}posts-1.xml", f"{BASE}posts-2.xml"]
    answer, asked = _ask(
        Sitemap("/index.xml"), {f"{BASE}index.xml": _map(_INDEX, *files), files[1]: _map(_URLS, *ARTICLES)}
    )
    assert [link.url for link in answer.links] == list(ARTICLES)
    assert asked == [f"{BASE}index.xml", files[1]]


def test_guesses_that_are_not_there_are_no_failure_but_nothing_is_one() -> None:
    robots: dict[str, bytes | int | str] = {f"{BASE}robots.txt": b"User-agent: *"}
    answer, _ = _ask(Sitemap(), robots)
    assert answer.failure is not None
    assert answer.failure.code == "no_links"
    answer, _ = _ask(Sitemap(), {**robots, f"{BASE}wp-sitemap.xml": _map(_URLS, *ARTICLES)})
    assert len(answer.links) == len(ARTICLES)


def test_an_index_without_end_is_left() -> None:
    endless = {f"{BASE}{n}.xml": _map(_INDEX, f"{BASE}{n + 1}.xml") for n in range(50)}
    answer, asked = _ask(Sitemap("/0.xml"), {**endless})
    assert answer.failure is not None
    assert len(asked) < 10


@pytest.mark.parametrize(
    ("answer", "code", "told"),
    [
        (404, "http_404", "HTTP status 404"),
        (503, "http_503", "HTTP status 503"),
        (SHUT, "robots", "robots.txt forbids it"),
        (b"<html>no feed</html>", "not_xml", ""),
    ],
)
def test_why_a_source_says_nothing(answer: bytes | int | str, code: str, told: str) -> None:
    given, _ = _ask(Feed(), {f"{BASE}feed/": answer})
    assert given.failure is not None
    assert (given.failure.code, given.links) == (code, ())
    assert told in str(given.failure)


def test_other_hosts_are_not_asked() -> None:
    answer, asked = _ask(Feed("https://feeds.example.net/dz"), {})
    assert answer.failure is not None
    assert (answer.failure.code, asked) == ("offsite", [])


def test_a_source_that_hangs_keeps_no_other_from_answering() -> None:
    crawler = Crawler({f"{BASE}feed/": HANG, BASE: f'<h2><a href="{ARTICLES[0]}">{"خبر " * 10}</a></h2>'.encode()})
    asyncio.run(_asker(crawler).ask(Sections()))  # what is needed for that is imported by now
    late, ready = asyncio.run(_asker(crawler).ask_all((Feed(), Sections()), 1))
    assert late.failure is not None
    assert (late.source, late.failure.code) == ("feed", "timeout")
    assert [link.url for link in ready.links] == [ARTICLES[0]]


def test_the_start_page_tells_the_sources_of_an_unknown_site() -> None:
    home = b'<head><link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    assert Feed(f"{BASE}rss") in asyncio.run(_asker(Crawler({BASE: home})).discover())
    with pytest.raises(Unanswered, match="HTTP status 500"):
        asyncio.run(_asker(Crawler({BASE: 500})).discover())
