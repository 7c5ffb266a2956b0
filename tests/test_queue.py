"""The queue hands out what there is room for, and nothing more once the site's host shuts its door."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from newsbot.discovery.source import Window
from newsbot.ledger.ledger import Page
from newsbot.ledger.run import Run
from newsbot.queue import Queue
from tests.factories import page


class Endless:
    """A run whose queue has no end; every page that it gives stays in flight."""

    left_alone = False
    error = None
    in_flight = 0

    def __init__(self) -> None:
        self.tally = SimpleNamespace(articles=0)

    async def take(self, count: int, window: Window) -> tuple[list[Page], bool]:
        self.in_flight += count
        return [page(f"/{number}") for number in range(count)], True


def queue(run: Endless, limit: int | None = None) -> Queue:
    arguments = SimpleNamespace(limit=limit, window=Window(), section=None)
    site = SimpleNamespace(base="https://www.example.dz/", arguments=arguments, read_page=print, page_failed=print)
    return Queue(cast(Any, site), cast(Run, run))


def test_pages_are_taken_as_long_as_there_is_room() -> None:
    run = Endless()
    pages = queue(run)
    assert len(asyncio.run(pages.next())) == 64
    assert not pages.waiting
    run.in_flight -= 10
    assert not pages.waiting, "the ledger isn't asked for a few"
    run.in_flight -= 10
    assert pages.waiting
    assert len(asyncio.run(pages.next())) == 20


def test_the_last_of_a_limit_are_taken_one_by_one() -> None:
    run = Endless()
    pages = queue(run, limit=9)
    assert len(asyncio.run(pages.next())) == 9
    run.in_flight, run.tally.articles = 0, 8  # all of them ended, one as no article
    assert len(asyncio.run(pages.next())) == 1


@pytest.mark.parametrize(
    ("url", "code", "goes_on"),
    [
        ("https://example.dz/a/", "held_back", False),
        ("https://www.example.dz/a/", "robots_unreachable", False),
        ("https://www.example.dz/a/", "robots", True),
        ("https://www.example.dz/a/", "http_503", True),
        ("https://other.dz/a/", "held_back", True),
    ],
)
def test_none_is_taken_once_the_own_host_shuts_its_door(url: str, code: str, goes_on: bool) -> None:
    pages = queue(Endless())
    pages.heed(url, code)
    assert pages.waiting is goes_on
    assert bool(asyncio.run(pages.next())) is goes_on
