"""AuditSpider: look at several sites at a time, each within its time and failing on its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.settings import BaseSettings

from newsbot import urls, user_agent
from newsbot.asking import Asker, Unanswered, together
from newsbot.audit.finding import Finding, Page
from newsbot.clock import present
from newsbot.discovery.source import Link
from newsbot.errors import NotAnArticle
from newsbot.extensions.extraction import Extraction
from newsbot.extraction.pool import ExtractionError, ExtractionPool, Job
from newsbot.extraction.site import SiteHints
from newsbot.failures import SHUT_OUT
from newsbot.resolver import PublicResolver
from newsbot.spider import NewsSpider

_FOR_SOURCES = 0.6  # of a site's time: the rest is for its pages
_NONE: tuple[Request, ...] = ()  # what `start` yields: Scrapy wants a generator
_logger = logging.getLogger("newsbot")


class AuditSpider(Spider):
    """Ask the sources of each site, read `pages` of its newest articles, and hand what was seen to `take`.

    `jobs` sites at a time, `seconds` each. `complete` tells in the end whether all sites were looked at.
    """

    name = "audit"

    def __init__(
        self, sites: Sequence[NewsSpider], take: Callable[[Finding], None], *, pages: int, jobs: int, seconds: float
    ) -> None:
        super().__init__()
        self._sites = sites
        self._take = take
        self._pages = pages
        self._seconds = seconds
        self._turns = asyncio.Semaphore(jobs)
        self.complete = False
        self.private_hosts = set().union(*(site.private_hosts for site in sites))
        PublicResolver.guard(self.private_hosts)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        settings.set("USER_AGENT", user_agent(settings["CONTACT"]), priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """Look at all sites."""
        extraction = self.crawler.get_extension(Extraction)
        assert extraction is not None
        async with asyncio.TaskGroup() as group:
            for site in self._sites:
                group.create_task(self._in_turn(site, extraction.pool))
        self.complete = self.crawler.crawling
        for request in _NONE:
            yield request

    async def _in_turn(self, site: NewsSpider, pool: ExtractionPool) -> None:
        async with self._turns:
            finding = Finding(site.site, site.country)
            try:
                await self._look(site, pool, finding)
            except Exception as error:
                _logger.debug("%s", site.site, exc_info=True)
                finding.broke_off = f"a fault of newsbot itself, please report it ({error!r})"
            if self.crawler.crawling:  # else what failed was stopped
                self._take(finding)

    async def _look(self, site: NewsSpider, pool: ExtractionPool, finding: Finding) -> None:
        clock = asyncio.get_running_loop().time
        end = clock() + self._seconds
        asker = Asker(self.crawler, pool, site.base, site.hosts)
        try:
            async with asyncio.timeout(self._seconds * _FOR_SOURCES):
                sources = site.sources or await asker.discover()
        except (Unanswered, TimeoutError) as error:
            finding.broke_off = f"start page: {str(error) or 'no answer in time'}"
            return
        finding.answers = await asker.ask_all(sources, (end - clock()) * _FOR_SOURCES)
        hints = SiteHints(site.site, site.country, site.zone, site.hosts, site.brand, site.selectors)
        links = finding.chosen(self._pages)
        left = end - clock()
        pages = await together([self._page(asker, pool, link, hints) for link in links], left)
        late = [Page(link.url, code="timeout", told=f"no answer within {left:.0f} s") for link in links]
        finding.pages = [page or none for page, none in zip(pages, late, strict=True)]

    async def _page(self, asker: Asker, pool: ExtractionPool, link: Link, hints: SiteHints) -> Page:
        try:
            response = await asker.fetch(link.url)
            read = await pool.extract(_job(response, link, hints))
        except Unanswered as error:
            return Page(link.url, code=error.code, told=str(error))
        except NotAnArticle as error:
            return Page(link.url, code=error.reason, told=error.message, had=error.reason not in SHUT_OUT)
        except ExtractionError as error:
            return Page(link.url, code=error.reason, told=f"extraction {error.reason}")
        return Page(urls.plain(response.url), read.article)


def _job(response: Response, link: Link, hints: SiteHints) -> Job:
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
    return Job(response.body, response.url, content_type, present(response), hints, link)
