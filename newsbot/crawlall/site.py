"""Site: one of many that are crawled in a process, from waiting to its row in the closing table."""

from __future__ import annotations

import asyncio

from scrapy.crawler import Crawler

from newsbot.crawlall.row import Row, row_of
from newsbot.ledger.result import run_of
from newsbot.ledger.run import Run
from newsbot.spider import NewsSpider


class Site:
    """What is known of one crawl now: it waits, is at work, or has a row."""

    def __init__(self, spider: type[NewsSpider]) -> None:
        self.spider = spider
        self.name = spider.name
        self.row: Row | None = None
        self.late = False
        self._crawler: Crawler | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether its crawl was begun and hasn't ended."""
        return self._crawler is not None

    @property
    def run(self) -> Run | None:
        """Its run, while it is at work."""
        return run_of(self._crawler) if self._crawler else None

    async def crawl(self, crawler: Crawler, task: asyncio.Task[None], seconds: float | None) -> None:
        """See a crawl to its end; end it if it takes longer than some seconds."""
        self._crawler, self._task = crawler, task
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            self.late = True
            await self.halt()
        self.end(task.exception())

    async def halt(self) -> None:
        """Stop the crawl as a signal does, and return when it has ended."""
        halting = []
        while self._crawler is not None and self._task is not None and not self._task.done():
            halting.append(asyncio.ensure_future(_halt(self._crawler)))
            await asyncio.wait({self._task}, timeout=_LOOK)
        await asyncio.gather(*halting)

    def end(self, error: BaseException | None = None) -> None:
        """Note how the crawl ended; its crawler isn't needed any more."""
        self.row = row_of(self.name, self.run, error, late=self.late)
        self._crawler = self._task = None

    def settle(self) -> Row:
        """Return the row; close a run that was broken off, by a second signal say. Blocking."""
        if self.row is None and not self.is_at_work:
            self.row = Row(self.name, "not begun")
        if self.row is None:
            if (run := self.run) is not None and run.ended is None:
                run.close("shutdown")
            self.end()
        assert self.row is not None
        return self.row


_LOOK = 0.2  # seconds until a crawl is stopped once more: one that only begins can't be yet


async def _halt(crawler: Crawler) -> None:
    try:
        await crawler.stop_async()
        if crawler.engine.running:
            await crawler.engine.stop_async()
    except RuntimeError:  # it has no engine yet
        return
