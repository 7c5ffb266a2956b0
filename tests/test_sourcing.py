"""What sourcing does with the files of a source, beside what the crawls of the demo newspaper show."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.http import Response

from newsbot.discovery import Feed, Sections
from newsbot.discovery.source import Child, Fetched, Hints, Link, Source, SourcePage, Window
from newsbot.discovery.walk import Walk
from newsbot.extraction.tasks import SourceJob
from newsbot.ledger.ledger import Discovered, SourceState, WalkState
from newsbot.linking import pages_of
from newsbot.sourcing import Sourcing, _validators
from newsbot.walks import Walks

BASE = "https://example.dz/"


class Ledger:
    """A run that knows nothing."""

    outside = 0

    async def source(self, key: str) -> SourceState:
        return SourceState()

    async def discover(self, *args: Any) -> Discovered:
        return Discovered(0, frozenset())

    def present(self, response: Response) -> datetime:
        return datetime.now(UTC)

    async def complete(self, *args: Any) -> None:
        return None

    async def walk(self, *args: Any) -> WalkState:
        return WalkState()

    async def reached(self, *args: Any) -> None:
        return None

    async def walked(self, *args: Any) -> None:
        return None


class Pool:
    """Workers that are this process."""

    async def read(self, source: Source, fetched: Fetched, window: Window) -> SourcePage:
        return SourceJob(source, fetched, window).run()


def sourcing() -> Sourcing:
    arguments = SimpleNamespace(window=Window(), limit=None)
    site = SimpleNamespace(hosts=("example.dz",), arguments=arguments, read_source=None, source_failed=None)
    run: Any = Ledger()
    made = Sourcing(site, run, Pool())  # type: ignore[arg-type] # as much of them as is needed
    made._walks = Walks(run, BASE, Window(), made._key, (), timedelta())
    made._walks._open.add(Walk(Sections(), "https://other.dz/"))  # another source is still being asked
    return made


@pytest.mark.parametrize(("age", "believed"), [(timedelta(days=2), True), (timedelta(days=-1), False)])
def test_a_day_that_is_not_over_does_not_tell_that_a_file_is_unchanged(age: timedelta, believed: bool) -> None:
    modified = datetime.now(UTC) - age
    assert (
        _validators(Response(BASE, body=b"x"), Child(BASE, modified), datetime.now(UTC)).told == modified
    ) is believed


@pytest.mark.parametrize(("depth", "asked"), [(0, [f"{BASE}ar/sport/"]), (1, [])])
def test_only_the_first_page_is_asked_for_its_sections(depth: int, asked: list[str]) -> None:
    body = '<nav><a href="/ar/sport/">رياضة</a></nav>'.encode()
    walk, file = Walk(Sections(), f"{BASE}ar/"), Child(f"{BASE}ar/")
    walk.ask(file.url, depth)
    requests = asyncio.run(sourcing().read(Response(file.url, body=body), walk, file, "first", depth))
    assert [request.url for request in requests] == asked


def test_what_can_not_be_true_or_stored_is_left_out() -> None:
    wrong = Link(f"{BASE}a-b-c/", datetime.max.replace(tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), "عنوان \ud83d")
    wrong = replace(wrong, hints=Hints(section=["قسم \ud83d"]))
    [page], _ = pages_of("section", [wrong], ["example.dz"], datetime.now(UTC))
    assert (page.link.published, page.link.modified, page.link.title) == (None, None, "عنوان ")
    assert page.link.hints == Hints(section=["قسم "])


def test_a_fault_in_one_file_ends_its_walk_like_any_failure() -> None:
    class Broken(Sections):
        def read(self, fetched: Fetched, window: Window) -> SourcePage:
            raise UnicodeError

    walk, file = Walk(Broken(), BASE), Child(BASE)
    walk.ask(file.url)
    asyncio.run(sourcing().read(Response(BASE, body=b"x"), walk, file, "first", 0))
    assert (walk.outstanding, walk.state) == (0, "failed")


def test_a_page_is_asked_for_itself_not_for_a_view_of_it() -> None:
    links = [Link(f"{BASE}خبر/?replytocom=7"), Link(f"{BASE}خبر/")]
    [page], _ = pages_of("section", links, ["example.dz"], datetime.now(UTC))
    assert (page.key, page.link.url) == ("/خبر", f"{BASE}%D8%AE%D8%A8%D8%B1/")


@pytest.mark.parametrize(("optional", "reported"), [(True, False), (False, True)])
@pytest.mark.parametrize("body", [b"<html>404</html>", b"<urlset></urlset>"])
def test_a_guessed_feed_that_is_not_there_is_no_failure(body: bytes, optional: bool, reported: bool) -> None:
    source, url = Feed(optional=optional), f"{BASE}feed/"
    walk, file = Walk(source, url), Child(url, optional=optional)
    walk.ask(url)
    asked = sourcing()
    asked._run.walks = [walk]
    asyncio.run(asked.read(Response(url, body=body), walk, file, "first", 0))
    assert (walk.failed, asked._run.walks == [walk]) == (reported, reported)
