"""The distance of requests: Crawl-delay holds with AutoThrottle or without, and few are under way at a time."""

from __future__ import annotations

import math
from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.robotstxt import RobotParser
from scrapy.utils.test import get_crawler

from newsbot.extensions.throttle import Throttle
from tests.e2e.conftest import Output
from tests.middlewares.crawling import crawl
from tests.middlewares.site import Answer, Site, article, robots

FIVE = [f"one-of-five-{number}" for number in range(5)]
SLACK = 0.1  # seconds by which one request may be longer on its way than the next


@pytest.fixture
def five(site: Site) -> Site:
    for slug in FIVE:
        site.publish(slug)
    return site


def distances(site: Site) -> list[float]:
    return [second.at - first.at for first, second in pairwise(site.asked)]


@pytest.mark.parametrize("adapts", [0, 1])
def test_crawl_delay_is_the_least_distance(five: Site, output: Output, adapts: int) -> None:
    five.arrange(
        "/robots.txt", robots("User-agent: *", "Crawl-delay: 0.05", "", "User-agent: newsbot", "Crawl-delay: 0.3")
    )
    ended = crawl(five, output, AUTOTHROTTLE_ENABLED=adapts, AUTOTHROTTLE_START_DELAY=0.1)
    assert (ended.done.code, len(ended.articles)) == (0, len(FIVE))
    assert min(distances(five)) >= 0.3 - SLACK


def test_a_longer_delay_of_ours_stays(five: Site, output: Output) -> None:
    five.arrange("/robots.txt", robots("User-agent: *", "Crawl-delay: 0.1"))
    crawl(five, output, DOWNLOAD_DELAY=0.3)
    assert min(distances(five)) >= 0.3 - SLACK


def throttle(slots: dict[str, Slot]) -> Throttle:
    """Return a Throttle without AutoThrottle, over these slots of the downloader."""
    settings = {"AUTOTHROTTLE_ENABLED": False, "ROBOTSTXT_USER_AGENT": "newsbot", "CRAWL_DELAY_MAX": 60.0}
    crawler = get_crawler(settings_dict=settings)
    downloader = SimpleNamespace(slots=slots, get_slot_key=lambda request: "a")
    crawler.engine = SimpleNamespace(downloader=downloader)  # type: ignore[assignment]
    return Throttle(crawler)


def asks_for(delay: float | None) -> RobotParser:
    return cast(RobotParser, SimpleNamespace(crawl_delay=lambda agent: delay))


def test_a_slot_that_is_made_anew_keeps_the_delay() -> None:
    slots = {"a": Slot(2, 0.5, 0.5)}
    kept = throttle(slots)
    kept._robots_parsed(asks_for(7.0), Request("http://a/"))
    assert (slots["a"].delay, slots["a"].jitter) == (7.0, 0.0)
    slots["a"] = Slot(2, 0.5, 0.5)
    kept._reached(Request("http://a/b"))
    assert (slots["a"].delay, slots["a"].jitter) == (7.0, 0.0)


def test_a_delay_beyond_all_bounds_is_cut_to_the_longest() -> None:
    slots = {"a": Slot(2, 0.5, 0.5)}
    throttle(slots)._robots_parsed(asks_for(1e9), Request("http://a/"))
    assert slots["a"].delay == 60.0


@pytest.mark.parametrize("delay", [None, -5.0, 0.0, math.inf, math.nan])
def test_a_delay_that_is_none_holds_nobody(delay: float | None) -> None:
    slots = {"a": Slot(2, 0.5, 0.5)}
    throttle(slots)._robots_parsed(asks_for(delay), Request("http://a/"))
    assert (slots["a"].delay, slots["a"].jitter) == (0.5, 0.5)


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_are_under_way_than_allowed(five: Site, output: Output, limit: int) -> None:
    for slug in FIVE:
        five.publish(slug, Answer(article(slug), wait=0.2))
    crawl(five, output, CONCURRENT_REQUESTS_PER_DOMAIN=limit)
    articles = [asked for asked in five.asked if "one-of-five" in asked.path]
    assert len(articles) == len(FIVE)
    assert max(asked.under_way for asked in articles) == limit
