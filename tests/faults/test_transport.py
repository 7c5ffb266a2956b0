"""Faults below the page: one crawl of a site on which every page has its own. Each ends as its case says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Output
from tests.faults.table import Case
from tests.faults.transport import CASES, MAXSIZE, TIMEOUT
from tests.faults.wire import bare, for_ever
from tests.middlewares.crawling import Ended, crawl
from tests.middlewares.site import Answer, Site, robots

SLUGS = {case.fault: f"fault-number-{number}" for number, case in enumerate(CASES)}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Ended]]:
    """One crawl of all of them, and the seconds that it took."""
    with Site() as site:
        for case in CASES:
            slug = SLUGS[case.fault]
            site.publish(slug, *case.answers(slug))
        limits: dict[str, Any] = {"DOWNLOAD_TIMEOUT": TIMEOUT, "DOWNLOAD_MAXSIZE": MAXSIZE, "DEDUP_NEAR": "off"}
        ended = crawl(site, Output(tmp_path_factory.mktemp("transport")), CONCURRENT_REQUESTS_PER_DOMAIN=32, **limits)
        yield site, ended


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fault)
def test_each_ends_as_what_it_is(crawled: tuple[Site, Ended], case: Case) -> None:
    site, ended = crawled
    slug = SLUGS[case.fault]
    asked = sum(path.split("?")[0] == f"/{slug}/" for path in site.paths())
    assert (ended.ends[slug].replace(": ", "/"), asked) == (case.counted, case.asked)


@pytest.mark.parametrize("case", [case for case in CASES if case.counted == "new"], ids=lambda case: case.fault)
def test_what_is_stored_is_whole(crawled: tuple[Site, Ended], case: Case) -> None:
    slug = SLUGS[case.fault]
    assert crawled[1].articles[slug]["text"].endswith(f"رمز النشرة {slug}.")


def test_a_cookie_that_is_demanded_is_shown(crawled: tuple[Site, Ended]) -> None:
    slug = SLUGS["redirect to itself that demands a cookie"]
    asked = [asked.headers.get("Cookie") for asked in crawled[0].asked if asked.path == f"/{slug}/"]
    assert asked == [None, "seen=yes"]


def test_the_report_counts_each_by_kind(crawled: tuple[Site, Ended]) -> None:
    counters = crawled[1].counters
    kinds = Counter(case.counted for case in CASES)
    assert {kind: counters[kind] for kind in kinds} == kinds
    assert counters["fetched"] == len(CASES)


def test_the_run_ends_without_a_fault_of_its_own(crawled: tuple[Site, Ended]) -> None:
    _, ended = crawled
    assert ended.done.code == 4
    assert "Traceback" not in ended.done.err


def test_faults_of_source_files_are_counted_too(tmp_path: Path) -> None:
    with Site() as site:
        site.publish("well-in-spite-1")
        site.arrange("/robots.txt", robots("User-agent: *", "Allow: /", f"Sitemap: {site.url}map.xml"))
        site.arrange("/wp-json/wp/v2/posts", for_ever(bare(b""), b" " * 9999))
        site.arrange("/feed/", Answer(b"<rss>", short=900))
        site.arrange("/map.xml", Answer(wait=60.0))
        ended = crawl(site, Output(tmp_path), DOWNLOAD_TIMEOUT=TIMEOUT, DOWNLOAD_MAXSIZE=MAXSIZE)
    assert ended.ends == {"well-in-spite-1": "new"}
    assert [ended.counters.get(f"source/{code}") for code in ("too_large", "truncated", "timeout")] == [1, 1, 1]
