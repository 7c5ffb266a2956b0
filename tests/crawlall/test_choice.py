"""Which sites are crawled, in which order; whatever can't be done is told before anything is begun."""

from __future__ import annotations

import pytest
from scrapy import Spider

from newsbot.crawlall.choice import check_arguments, check_feeds, chosen, in_order
from newsbot.errors import UsageError
from newsbot.spider import NewsSpider


def _site(name: str, country: str | None, *domains: str) -> type[NewsSpider]:
    return type(name, (NewsSpider,), {"name": name, "country": country, "domains": domains})


SITES = {
    "one": _site("one", "DZ", "one.dz"),
    "two": _site("two", "TN", "two.tn"),
    "three": _site("three", "DZ", "three.dz"),
    "wide": _site("wide", None, "wide.com"),
    "news": _site("news", None),
    "other": type("other", (Spider,), {"name": "other"}),
}


@pytest.mark.parametrize(
    ("names", "countries", "found"),
    [
        ([], [], ["one", "two", "three", "wide"]),
        (["two", "one", "two"], [], ["two", "one"]),
        ([], ["dz"], ["one", "three"]),
        ([], ["TN", "DZ"], ["one", "two", "three"]),
        (["one", "two"], ["DZ"], ["one"]),
    ],
)
def test_sites_are_chosen(names: list[str], countries: list[str], found: list[str]) -> None:
    assert [site.name for site in chosen(SITES, names, countries)] == found


@pytest.mark.parametrize(
    ("names", "countries", "told"),
    [
        (["one", "nosuch"], [], "there is no site 'nosuch'; scrapy list"),
        (["news"], [], "scrapy crawl news -a url="),
        (["other"], [], "other is no site of its own"),
        ([], ["DZ", "XX"], "there is no site of XX; there are sites of: DZ, TN"),
        (["two"], ["DZ"], "two: none of them is of DZ"),
    ],
)
def test_what_there_is_not_is_told(names: list[str], countries: list[str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        chosen(SITES, names, countries)


def test_no_site_at_all_is_told() -> None:
    with pytest.raises(UsageError, match="there is no site with domains"):
        chosen({"news": SITES["news"]}, [], [])


def test_first_comes_whose_last_run_is_longest_ago() -> None:
    sites = in_order(chosen(SITES, [], []), {"one": 30.0, "two": 10.0, "wide": 20.0})
    assert [site.name for site in sites] == ["three", "two", "wide", "one"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"url": "https://one.dz/"}, "use it with scrapy crawl"),
        ({"since": "yesterday"}, "is no date"),
        ({"sinse": "2026-11-01"}, "unknown argument"),
    ],
)
def test_an_argument_that_is_not_for_many_is_told(given: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_arguments(chosen(SITES, [], []), given)


def test_arguments_for_many_pass() -> None:
    check_arguments(chosen(SITES, [], []), {"since": "2026-11-01", "limit": "5", "section": "رياضة"})


def test_a_copy_that_all_sites_would_write_at_once_is_refused() -> None:
    check_feeds(["copies/%(name)s.jsonl"])
    with pytest.raises(UsageError, match="%\\(name\\)s"):
        check_feeds(["copies/%(name)s.jsonl", "all.jsonl"])
