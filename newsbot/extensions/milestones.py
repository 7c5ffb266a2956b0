"""A line in the log every few minutes, for runs that take hours where nobody watches: how far, and how long still."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsbot.ledger.outlook import outlook, spoken
from newsbot.ledger.run import Run

_SECONDS = 300.0
_logger = logging.getLogger("newsbot")


class Milestones:
    """Log how far the run is. The first line comes late enough that short runs have none."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        milestones = cls(crawler)
        crawler.signals.connect(milestones._opened, signals.spider_opened)
        crawler.signals.connect(milestones._closed, signals.spider_closed)
        return milestones

    def _opened(self) -> None:
        run = self._crawler.get_extension(Run)
        if run is not None:
            self._task = asyncio.ensure_future(self._tell(run))

    def _closed(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _tell(self, run: Run) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                await asyncio.sleep(_SECONDS)
                _logger.info("%s: %s", run.site, told(run))


def told(run: Run) -> str:
    """Return how far a run is, in words."""
    view = outlook(run)
    left = f", about {spoken(view.seconds)} left" if view.seconds is not None else ""
    return f"{view.done:,} of about {view.expected:,} pages, {run.tally.articles:,} articles{left}"
