"""Crawls: Scrapy's process, with a crawl for each of many sites, a few at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from newsbot.console import console
from newsbot.crawlall.choice import in_order
from newsbot.crawlall.row import Row
from newsbot.crawlall.show import line
from newsbot.crawlall.site import Site
from newsbot.crawlall.sitelog import speaking
from newsbot.errors import SiteLocked
from newsbot.extensions.extraction import lender
from newsbot.extraction.pool import ExtractionPool
from newsbot.ledger.together import is_free
from newsbot.liveline import LiveLine
from newsbot.pace import Pace
from newsbot.spider import NewsSpider

# Seconds between looks at the lock of a site: who asks whether it is held holds it for a moment.
_LOOKS = (0.0, 0.05, 0.2, 0.5)
_APART = 0.03  # seconds between beginnings: each takes that long, and several at once would hold up those at work
_logger = logging.getLogger("newsbot")


class Crawls(AsyncCrawlerProcess):
    """Crawl sites, `jobs` at a time, each for some minutes at most; one that ends makes room for the next.

    First come those whose last run is longest ago (`last`, Unix times). What befalls one site stays in its row.
    """

    def __init__(
        self,
        settings: Settings,
        spiders: Sequence[type[NewsSpider]],
        last: Mapping[str, float],
        *,
        jobs: int,
        minutes: float | None,
        arguments: Mapping[str, str],
    ) -> None:
        super().__init__(settings)
        settings.set("LOG_FILE_APPEND", True, priority="cmdline")  # each crawl opens the log anew
        self.sites = [Site(spider) for spider in in_order(spiders, last)]
        self.begun = monotonic()
        self._jobs, self._arguments = jobs, arguments
        self._seconds = minutes * 60 if minutes else None
        self._stopping = False
        self._beginning = Pace(_APART)

    def crawl_all(self, pool: ExtractionPool) -> list[Row]:
        """Crawl all sites, with shares in a pool; return their rows when they have ended or were stopped. Blocking."""
        lender.set(pool)
        pool.warm()
        self.start()
        return [site.settle() for site in self.sites]

    async def join(self) -> None:
        """Return when all sites have ended."""
        shown = LiveLine(lambda: line(self.sites, monotonic() - self.begun))
        if console().is_terminal and self.settings.getbool("LOG_ENABLED"):
            shown.start()
        places = asyncio.Semaphore(self._jobs)
        try:
            await asyncio.gather(*map(partial(self._take, places), self.sites))
        finally:
            shown.stop()

    async def stop(self) -> None:
        """Begin no further site; return when those at work are closed."""
        if self._stopping:  # asked again, when the reactor ends: then nothing more is waited for
            return
        self._stopping = True
        await asyncio.gather(*(site.halt() for site in self.sites))

    async def _take(self, places: asyncio.Semaphore, site: Site) -> None:
        async with places:
            if self._stopping:
                return
            speaking.set(site.name)
            try:
                await self._visit(site)
            except Exception as error:  # noqa: BLE001 - whatever it was, it is this site's
                site.end(error)

    async def _visit(self, site: Site) -> None:
        await self._beginning.turn()
        if not await self._free(site):
            raise SiteLocked(f"another run of {site.name} is at work")
        if self._stopping:
            return
        crawler = self.create_crawler(site.spider)
        await site.crawl(crawler, self.crawl(crawler, **self._arguments), self._seconds)

    async def _free(self, site: Site) -> bool:
        """Tell whether no other process crawls a site. A run itself would wait a second for that, and all with it."""
        output = Path(self.settings["OUTPUT_DIR"])
        for pause in _LOOKS:
            await asyncio.sleep(pause)
            if is_free(output, site.name):
                return True
        _logger.info("another run is at work: left to it")
        return False
