"""Which sources a run asks, and when those that were asked are enough."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsbot.discovery import Feed, Sections, Sitemap, Source, WordPress
from newsbot.discovery.source import Link, Window
from newsbot.discovery.walk import Walk, reaches
from newsbot.ledger.ledger import WalkState
from newsbot.ranks import Asking, Ranks

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
JUST_NOW = WalkState(asked=NOW - timedelta(minutes=15))
FEED: Source = Feed()
REST: Source = WordPress()
AGREES: dict[str, Any] = {"met": True, "answered": 1}


def walk(**state: Any) -> Walk:
    return Walk(FEED, "https://a.dz/feed/", **{"settled": True, "mark": 7, **state})


def second_rank(first: Walk, past: WalkState, window: Window | None = None, **second: Any) -> list[Walk]:
    """Return what is asked of the second source when the first one's walk has ended so."""
    ranks = Ranks([FEED, REST], window or Window(), HOUR, NOW)
    ranks.next()
    ranks.choose([Asking(first, WalkState())])
    ranks.next()
    return ranks.choose([Asking(walk(**second), past)])


def test_neighbours_of_one_kind_are_one_rank() -> None:
    sources: list[Source] = [Feed("/a"), Feed("/b"), WordPress(), Sitemap(), Sections()]
    ranks = Ranks(sources, Window(), HOUR, NOW)
    assert [len(ranks.next()) for _ in range(5)] == [2, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ({"met": True}, False),
        ({"unchanged": True}, False),
        ({"met": False}, True),  # the feed turned over faster than it was asked
        ({"met": True, "failures": ["http_500"]}, True),
        ({"met": True, "cut": True}, True),
        ({"met": True, "stirred": True, "fresh": 0}, True),  # something changed that it doesn't name
        ({"met": True, "stirred": True, "fresh": 1}, False),
    ],
)
def test_the_next_source_is_asked_where_the_cheaper_one_is_not_enough(first: dict[str, Any], asked: bool) -> None:
    assert bool(second_rank(walk(answered=1, **first), JUST_NOW)) is asked


@pytest.mark.parametrize(
    ("past", "second", "asked"),
    [
        (JUST_NOW, {}, False),
        (WalkState(), {}, True),  # never asked
        (WalkState(asked=NOW - HOUR), {}, True),
        (WalkState(asked=NOW + DAY), {}, True),  # the clock was set back
        (JUST_NOW, {"settled": False}, True),  # its last walk failed in part
        (WalkState(asked=JUST_NOW.asked, own=NOW - DAY), {}, True),  # it has articles that the feed never names
        (WalkState(asked=JUST_NOW.asked, own=NOW - 8 * DAY), {}, False),
        (WalkState(asked=JUST_NOW.asked, barren=True), {"settled": False}, False),
    ],
)
def test_a_source_is_asked_though_cheaper_ones_agree(past: WalkState, second: dict[str, Any], asked: bool) -> None:
    begun = second_rank(walk(**AGREES), past, **second)
    assert bool(begun) is asked
    assert all(walk.beside for walk in begun)


def test_what_was_not_there_is_not_asked_again_at_once_even_to_fill_a_gap() -> None:
    barren = WalkState(asked=JUST_NOW.asked, barren=True)
    assert not second_rank(walk(answered=1), barren)
    assert second_rank(walk(answered=1), WalkState(asked=NOW - HOUR, barren=True))


def test_a_guessed_feed_says_nothing_of_a_gap_that_the_own_one_leaves() -> None:
    ranks = Ranks([FEED, Feed("/sport/rss", optional=True), REST], Window(), HOUR, NOW)
    for ended in (
        walk(answered=1),
        Walk(Feed("/sport/rss", optional=True), "https://a.dz/sport/rss", mark=7, **AGREES),
    ):
        ranks.next()
        assert ranks.choose([Asking(ended, WalkState())])
    ranks.next()
    assert ranks.choose([Asking(walk(), JUST_NOW)])


def test_a_backfill_asks_all() -> None:
    assert second_rank(walk(**AGREES), JUST_NOW, Window(NOW - 9 * DAY, NOW - 8 * DAY))


def entry(key: str, days_ago: int | None = None) -> tuple[str, Link]:
    return key, Link(f"https://a.dz{key}", None if days_ago is None else NOW - days_ago * DAY)


@pytest.mark.parametrize(
    ("named", "reached"),
    [
        ([entry("/new"), entry("/known")], True),
        ([entry("/known"), entry("/new")], False),  # one that is pinned on top
        ([entry("/new", 1), entry("/known", 9), entry("/new-2", 2), entry("/known-2", 3)], True),
        ([entry("/new", 1), entry("/new-2", 5), entry("/known", 3)], False),  # out of order: what is oldest is news
        ([entry("/new")], False),
    ],
)
def test_a_list_reaches_back_with_its_last_and_oldest_entry(named: list[tuple[str, Link]], reached: bool) -> None:
    unseen = {key for key, _ in named if key.startswith("/new")}
    assert reaches(FEED, named, unseen) is reached


def test_of_a_sitemap_any_entry_reaches_back() -> None:
    assert reaches(Sitemap(), [entry("/known"), entry("/new")], {"/new"})


@pytest.mark.parametrize(
    ("state", "barren"),
    [
        ({"answered": 1}, True),  # robots.txt without sitemaps, none in the usual places
        ({"answered": 1, "links": 3}, False),
        ({"codes": {"http_404": 1}, "failures": ["http_404"]}, True),
        ({"codes": {"rest_error": 1}, "failures": ["closed"]}, True),
        ({"codes": {"http_503": 1}, "failures": ["http_503"]}, False),
        ({"codes": {"http_429": 1}, "failures": ["http_429"]}, False),
        ({"codes": {"timeout": 1}, "failures": ["timeout"]}, False),
    ],
)
def test_what_is_barren_will_be_so_in_an_hour(state: dict[str, Any], barren: bool) -> None:
    codes = Counter(state.pop("codes", {}))
    assert Walk(FEED, "https://a.dz/feed/", codes=codes, **state).barren is barren
