"""How far a run walks through a source."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsbot.discovery.source import Child, Fetched, Link, SourcePage, Window
from newsbot.discovery.walk import MAX_DEPTH, Walk

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SINCE = Window(since=NOON)
OPEN = Window()
LINK = Link("https://a.dz/x/")
OLD = Link("https://a.dz/y/", published=NOON - timedelta(days=1))


class Nothing:
    name = "feed"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        return (base,)

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        return SourcePage()


def walk(**state: Any) -> Walk:
    return Walk(Nothing(), "https://a.dz/feed/", **state)


@pytest.mark.parametrize(
    ("mark", "links", "unseen", "window", "enough", "goes_on"),
    [
        (None, [LINK], 1, OPEN, False, True),
        (None, [LINK], 0, OPEN, False, True),  # a walk that was broken off: known links prove nothing
        (7, [LINK], 0, OPEN, False, False),
        (7, [LINK], 1, OPEN, False, True),  # another source named it since: what stands behind may be missed
        (None, [OLD], 1, SINCE, False, False),
        (None, [OLD, LINK], 1, SINCE, False, True),
        (None, [LINK], 1, OPEN, True, False),
    ],
)
def test_onward(mark: int | None, links: list[Link], unseen: int, window: Window, enough: bool, goes_on: bool) -> None:
    assert walk(mark=mark).onward(links, 0, unseen, window, enough=enough) is goes_on


def test_pages_of_which_nothing_is_wanted_are_passed_but_not_for_ever() -> None:
    walking = walk(mark=7)
    passed = [walking.onward([], 0, 0, OPEN, enough=False) for _ in range(25)]
    assert passed.index(False) == 20
    assert walking.onward([LINK], 1, 1, OPEN, enough=False)


def test_a_page_that_names_what_another_did_is_the_end() -> None:
    walking = walk()
    assert walking.onward([LINK], 1, 1, OPEN, enough=False)
    assert walking.onward([OLD, LINK], 1, 1, OPEN, enough=False)
    assert walking.onward([LINK, OLD], 0, 1, OPEN, enough=False), "in another order: a list beside a long side bar"
    assert not walking.onward([OLD, LINK], 0, 1, OPEN, enough=False)
    assert not walking.cut


def test_a_walk_cut_by_the_limit_is_not_finished() -> None:
    cut = walk(answered=1)
    cut.onward([LINK], 1, 1, OPEN, enough=True)
    assert not cut.finished
    assert cut.state == "partial"


def test_each_file_is_asked_once_and_not_too_deep() -> None:
    walking = walk()
    assert walking.ask("https://a.dz/1")
    assert not walking.ask("https://a.dz/1")
    assert not walking.ask("https://a.dz/2", depth=MAX_DEPTH + 1)
    assert walking.cut


def test_pages_without_end_are_bounded_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbot.discovery.walk.MAX_FILES", 50)
    walking = walk(answered=1)
    asked = 0
    while walking.ask(f"https://a.dz/posts?page={asked}"):
        asked += 1
        assert walking.onward([Link(f"https://a.dz/{asked}/")], 1, 1, OPEN, enough=False)
    assert asked == 50
    assert walking.codes == {"too_many_files": 1}
    assert not walking.finished


def test_children_older_than_the_window_are_left_out() -> None:
    assert not walk().wanted(Child("u", NOON - timedelta(days=1)), SINCE)
    assert walk().wanted(Child("u", NOON), SINCE)
    assert walk().wanted(Child("u"), SINCE)
    assert walk().wanted(Child("u", NOON - timedelta(days=1)), OPEN)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"answered": 1}, "ok"),
        ({"answered": 1, "unchanged": True}, "unchanged"),
        ({"answered": 1, "outstanding": 1}, "partial"),
        ({"answered": 1, "useful": 1, "failures": ["http_500"]}, "partial"),
        ({"answered": 1, "failures": ["http_500"]}, "failed"),  # robots.txt was there, the sitemap wasn't
        ({"failures": ["http_500"]}, "failed"),
    ],
)
def test_state(fields: dict[str, Any], state: str) -> None:
    assert walk(**fields).state == state


def test_what_a_side_bar_names_on_every_page_is_no_news() -> None:
    list_of_news = walk(mark=9)
    bar = ["/n-1", "/n-2"]
    assert list_of_news.unseen("/", bar, bar) == 2
    assert list_of_news.unseen("/", ["/old-1", *bar], bar) == 0
    assert list_of_news.unseen("/", bar, bar) == 2, "a page of nothing else may be all news"
    assert list_of_news.unseen("/sport/", bar, bar) == 2, "another list"
