"""Retry-After (RFC 9110 10.2.3) holds the whole host; for longer than RETRY_AFTER_MAX it is left to the next run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.http import Response

from newsbot.middlewares.retry import retry_after
from tests.e2e.conftest import Output
from tests.middlewares.crawling import crawl
from tests.middlewares.site import Answer, Site, article

MANY = [f"one-of-many-{number}" for number in range(12)]
DAY = "86400"


def later(value: str, status: int = 429, wait: float = 0.0) -> Answer:
    return Answer(status=status, headers={"Retry-After": value}, wait=wait)


@pytest.fixture
def many(site: Site) -> Site:
    """A site with more articles than are asked for at a time."""
    for slug in MANY:
        site.publish(slug)
    return site


def gap(site: Site, first: str) -> float:
    """Return the seconds from a path's first request to the next request of any path."""
    at = [asked.at for asked in site.asked]
    index = site.paths().index(first)
    return at[index + 1] - at[index]


def test_the_whole_host_is_held(many: Site, output: Output) -> None:
    many.publish(MANY[2], later("1"), Answer(article(MANY[2])))
    ended = crawl(many, output, CONCURRENT_REQUESTS_PER_DOMAIN=1)
    assert gap(many, f"/{MANY[2]}/") >= 0.95
    assert (ended.done.code, len(ended.articles)) == (0, len(MANY))


def test_the_longer_of_two_holds_counts(many: Site, output: Output) -> None:
    # Two are under way together; the second answer comes later and asks for less.
    many.publish(MANY[0], later("2"), Answer(article(MANY[0])))
    many.publish(MANY[1], later("1", 503, wait=0.3), Answer(article(MANY[1])))
    ended = crawl(many, output)
    asked = {path: [a.at for a in many.asked if a.path == path] for path in many.paths()}
    start = asked[f"/{MANY[0]}/"][0]
    assert min(at for times in asked.values() for at in times if at > start + 0.3) - start >= 1.95
    assert (ended.done.code, len(ended.articles)) == (0, len(MANY))


def test_a_longer_hold_is_left_to_the_next_run(many: Site, output: Output) -> None:
    many.publish(MANY[2], later(format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True), 503))
    ended = crawl(many, output, CONCURRENT_REQUESTS_PER_DOMAIN=1, RETRY_AFTER_MAX=10)
    assert many.paths()[-1] == f"/{MANY[2]}/", "nothing was asked after it"
    assert ended.done.code == 4
    assert len(ended.articles) + ended.counters["refused/held_back"] == len(MANY)
    many.publish(MANY[2])
    assert crawl(many, output).done.code == 0
    assert len(output.articles) == len(MANY)


def test_a_hold_that_grows_too_long_while_others_wait_ends_the_run(many: Site, output: Output) -> None:
    many.publish(MANY[0], later("1"))
    many.publish(MANY[1], later(DAY, wait=0.5))
    ended = crawl(many, output, RETRY_AFTER_MAX=5)
    assert set(many.paths()[-2:]) == {f"/{MANY[0]}/", f"/{MANY[1]}/"}
    assert (ended.done.code, ended.counters["refused/held_back"]) == (4, len(MANY))


@pytest.mark.parametrize(
    "value",
    [
        "", "-5", "1.5", "soon", "1e3", "inf", "10, 20", "٣", "²", "00:00", ",",
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
        "Mon, 01 Jan 2030 99999999999999999999:00:00 GMT",
        "Mon, 01 Jan 2030 00:00:00 +99999999999",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_as_if_it_were_not_there(value: str) -> None:
    assert retry_after(Response("http://a/", headers={"Retry-After": value.encode()})) is None


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("0", 0, 0),
        ("120", 120, 120),
        (" 7 ", 7, 7),
        ("9" * 5000, 1e9, 1e9),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
        ("Sun Nov  6 08:49:37 1994", 0, 0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0, 0),
    ],
)
def test_seconds_and_dates_are_read(value: str, least: float, most: float) -> None:
    seconds = retry_after(Response("http://a/", headers={"Retry-After": value}))
    assert seconds is not None
    assert least <= seconds <= most


@pytest.mark.parametrize("zone", ["GMT", "-0000"])
def test_a_date_ahead_is_the_seconds_until_then(zone: str) -> None:
    ahead = format_datetime(datetime.now(UTC) + timedelta(hours=1)).replace("+0000", zone)
    seconds = retry_after(Response("http://a/", headers={"Retry-After": ahead}))
    assert seconds is not None
    assert 3000 <= seconds <= 3600


def test_a_malformed_one_is_an_ordinary_retry(many: Site, output: Output) -> None:
    many.publish(MANY[2], later("Mon, 01 Jan 99999999999999999999 00:00:00 GMT"), Answer(article(MANY[2])))
    ended = crawl(many, output)
    assert (ended.done.code, len(ended.articles)) == (0, len(MANY))
    assert "Traceback" not in ended.done.err


def test_a_host_that_falls_silent_is_left_to_the_next_run(site: Site, output: Output) -> None:
    slugs = [f"page-of-silence-{n}" for n in range(30)]
    for slug in slugs:
        site.publish(slug, Answer(wait=60.0))
    ended = crawl(site, output, DOWNLOAD_TIMEOUT=0.5, RETRY_TIMES=2)
    asked = [path for path in site.paths() if "silence" in path]
    assert ended.done.code == 4
    assert len(asked) < 30, "ninety without it"
    assert ended.counters["refused/not_answering"] + ended.counters["failed"] == 30
    assert "doesn't answer any more" in ended.done.err
    assert ended.report["remaining"] == 30
    for slug in slugs:
        site.publish(slug)
    assert set(crawl(site, output, DEDUP_NEAR="off").articles) == set(slugs)
