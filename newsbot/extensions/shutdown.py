"""Shutdown: a run that is told to stop is over within seconds, whatever hangs.

Scrapy waits for every request that it has begun, with all the waiting before and after it: minutes for a server that
doesn't answer, half an hour for a queue under a long Crawl-delay. Whoever stops a service waits ten seconds at best.
"""

from __future__ import annotations

import asyncio
import signal
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsbot.middlewares.refused import Refused
from newsbot.signals import cut_off, stopping

_LOOK = 0.2  # seconds between two looks whether the crawl is being stopped
_GRACE = 5.0  # seconds in which a page under way may end: `docker stop` kills after ten, and closing takes one or two


class Shutdown:
    """Send `stopping` when the crawl begins to stop, `cut_off` a grace later; refuse what waits in the downloader."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._watching: asyncio.Task[None] | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _opened(self) -> None:
        if self._crawler.crawling:  # scrapy shell opens a spider without a crawl
            _heed_hangup()
            self._watching = asyncio.ensure_future(self._watch())

    def _closed(self) -> None:
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        while self._crawler.crawling:  # noqa: ASYNC110 - Scrapy has no event and no signal for it
            await asyncio.sleep(_LOOK)
        self._crawler.signals.send_catch_log(stopping)
        self._refuse_waiting()
        await asyncio.sleep(_GRACE)
        self._crawler.signals.send_catch_log(cut_off)

    def _refuse_waiting(self) -> None:
        for slot in self._crawler.engine.downloader.slots.values():
            while slot.queue:
                _, answer = slot.queue.popleft()
                answer.errback(Refused("stopping", "the crawl is being stopped"))


def _heed_hangup() -> None:
    """Let a terminal that is closed stop the crawl as SIGTERM does, unless nohup or the like said to go on."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
