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

    async def take(self, count: int, window: Window) -> tuple[list[Page], bool]:
        self.in_flight += count
        return [page(f"/{number}") for number in range(count)], True


def queue(run: Endless) -> Queue:
    arguments = SimpleNamespace(limit=None, window=Window(), section=None)
    site = SimpleNamespace(base="https://www.example.dz/", arguments=arguments, read_page=print, page_failed=print)
    return Queue(cast(Any, site), cast(Run, run))


def test_pages_are_taken_as_long_as_there_is_room() -> None:
    run = Endless()
    pages = queue(run)
    assert len(asyncio.run(pages.next())) == 64
    assert not pages.waiting
    run.in_flight -= 10
    assert pages.waiting
    assert len(asyncio.run(pages.next())) == 10


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
