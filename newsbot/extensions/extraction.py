"""The pool of extraction workers of one crawl, started and ended with it."""

from __future__ import annotations

import asyncio
import os
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsbot.extraction.pool import ExtractionPool
from newsbot.signals import cut_off, stopping


class Extraction:
    """Own the worker processes; the spider asks `pool`."""

    def __init__(self, crawler: Crawler) -> None:
        workers = crawler.settings.getint("EXTRACTION_WORKERS") or os.cpu_count() or 1
        self.pool = ExtractionPool(workers, crawler.settings.getfloat("EXTRACTION_TIMEOUT"))
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self.pool.finish, stopping)
        crawler.signals.connect(self.pool.give_up, cut_off)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _opened(self) -> None:
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

        # A second signal stops the reactor without closing the spider: no thread may then wait for a page.
        reactor.addSystemEventTrigger("during", "shutdown", self.pool.give_up)  # type: ignore[arg-type]
        self.pool.warm()

    async def _closed(self) -> None:
        await asyncio.to_thread(self.pool.close)
