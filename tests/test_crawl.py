"""What a crawl makes of an end that can't be stored."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsbot.crawl import Crawl
from newsbot.errors import PartFailed
from newsbot.ledger.ledger import Entry
from newsbot.ledger.run import RunStopped
from newsbot.spider import NewsSpider
from tests.factories import NOON, page


class Example(NewsSpider):
    name = "example"
    domains = ("example.dz",)


def unbegun() -> Crawl:
    """Return a crawl that hasn't crawl."""
    return Crawl(Example(), get_crawler(Example, {"CONTACT": ""}))


def test_a_run_that_was_stopped_is_no_fault_of_the_page(caplog: pytest.LogCaptureFixture) -> None:
    ends: list[str] = []

    async def end(entry: Entry) -> None:
        ends.append(entry.outcome)
        raise RunStopped("not stored: the disk is full")

    async def read() -> None:
        crawl = unbegun()
        crawl._run = cast(Any, SimpleNamespace(fetched=lambda page: None, end=end))
        async for _ in crawl.read_page(Response("https://example.dz/a", status=304), page()):
            pass

    with caplog.at_level(logging.ERROR), pytest.raises(RunStopped):
        asyncio.run(read())
    assert (ends, caplog.records) == (["unchanged"], [])


@pytest.mark.parametrize(
    ("code", "expected"), [("http_503", ["failed: http_503"]), ("held_back", ["skipped: held_back"])]
)
def test_an_article_that_is_not_whole_is_left_to_a_later_run(code: str, expected: list[str]) -> None:
    ends: list[str] = []

    async def end(entry: Entry) -> None:
        ends.append(f"{entry.outcome}: {entry.reason}")

    async def extract(*args: object) -> None:
        raise PartFailed("https://example.dz/a/2/", code, "no answer")

    async def following() -> list[object]:
        return []

    async def read() -> list[object]:
        crawl = unbegun()
        run = {"fetched": lambda page: None, "end": end, "present": lambda response: NOON}
        crawl._run = cast(Any, SimpleNamespace(**run, skip=lambda page, reason: ends.append(f"skipped: {reason}")))
        crawl._queue = cast(Any, SimpleNamespace(heed=lambda url, code: None, next=following))
        crawl._sourcing = cast(Any, SimpleNamespace(link=lambda page: page.link))
        crawl._gathering = cast(Any, SimpleNamespace(extract=extract))
        return [item async for item in crawl.read_page(Response("https://example.dz/a"), page())]

    assert asyncio.run(read()) == []
    assert ends == expected
