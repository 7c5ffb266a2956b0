"""The pool of extraction workers of one crawl, started and ended with it, or a crawl's share in a pool of several."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from newsbot.extraction.pool import ExtractionPool
from newsbot.processes import spare_modules
from newsbot.signals import cut_off, stopping

lender: ContextVar[ExtractionPool | None] = ContextVar("lender", default=None)
"""The pool in which the crawls that are begun in this context have shares; whoever sets it closes it."""


class Extraction:
    """Own the worker processes, or a share in them; the spider asks `pool`."""

    def __init__(self, crawler: Crawler) -> None:
        common = lender.get()
        self.pool = common.share() if common else pool_of(crawler.settings)
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self.pool.finish, stopping)
        crawler.signals.connect(self.pool.give_up, cut_off)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _opened(self) -> None:
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

        # A second signal stops the reactor without closing the spider: no worker may then go on with its page.
        reactor.addSystemEventTrigger("during", "shutdown", self.pool.give_up)  # type: ignore[arg-type]
        self.pool.warm()
        spare_modules()

    async def _closed(self) -> None:
        await self.pool.end()


def pool_of(settings: BaseSettings) -> ExtractionPool:
    """Make the pool that the settings describe."""
    workers = settings.getint("EXTRACTION_WORKERS") or os.cpu_count() or 1
    return ExtractionPool(workers, settings.getfloat("EXTRACTION_TIMEOUT"))
