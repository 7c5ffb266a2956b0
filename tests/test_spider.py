"""What the spider makes of an end that can't be stored."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy.http import Response

from newsbot.ledger.ledger import Entry
from newsbot.ledger.run import RunStopped
from newsbot.spider import NewsSpider
from tests.factories import page


class Example(NewsSpider):
    name = "example"
    domains = ("example.dz",)


def test_a_run_that_was_stopped_is_no_fault_of_the_page(caplog: pytest.LogCaptureFixture) -> None:
    ends: list[str] = []

    async def end(entry: Entry) -> None:
        ends.append(entry.outcome)
        raise RunStopped("not stored: the disk is full")

    async def read() -> None:
        spider = Example()
        spider._run = cast(Any, SimpleNamespace(fetched=lambda page: None, end=end))
        async for _ in spider.read_page(Response("https://example.dz/a", status=304), page()):
            pass

    with caplog.at_level(logging.ERROR), pytest.raises(RunStopped):
        asyncio.run(read())
    assert (ends, caplog.records) == (["unchanged"], [])
