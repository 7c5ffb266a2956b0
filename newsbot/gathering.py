"""Gathering: an article in several pages is had whole, or tried again: the spider hands its first page over."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from http import HTTPStatus

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet.defer import AlreadyCalledError
from twisted.python.failure import Failure

from newsbot import urls
from newsbot.errors import Continues, NotAnArticle, PartFailed
from newsbot.extraction.paging import Part
from newsbot.extraction.pool import ExtractionPool, Job, Read
from newsbot.failures import FINAL, GONE, code_of, message_of
from newsbot.ledger.ledger import Page

_AT_ONCE = 4  # articles that wait for their further pages, whose bytes are held in memory
_LEFT_OUT = FINAL | {"robots"}  # refusals that another try can't change: what is allowed of the article is taken
_logger = logging.getLogger("newsbot")


class Gathering:
    """Reads articles in the pool, with the further pages that they have."""

    def __init__(self, crawler: Crawler, pool: ExtractionPool) -> None:
        self._crawler = crawler
        self._pool = pool
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    async def extract(self, job: Job, page: Page) -> Read:
        """Return what is read from a page, its article whole. Raises what `ExtractionPool.extract` does, and `PartFailed`."""
        job = replace(job, parts=())
        try:
            return await self._pool.extract(job)
        except Continues as found:
            async with self._turns:
                return await self._from_start(job, page, found)

    async def _from_start(self, job: Job, page: Page, found: Continues) -> Read:
        """Begin with the article's first page; with the one that is there if that other one is no article."""
        if found.start is None:
            return await self._whole(job, page, found)
        own = Part(job.url, job.html, job.content_type, job.url)
        first = await self._fetch(found.start, page, job.url, self._most)
        if first.html:
            begun = replace(job, html=first.html, url=first.at, content_type=first.content_type, parts=(own,))
            try:
                return await self._whole(begun, page)
            except NotAnArticle:
                pass
        return await self._whole(replace(job, parts=(Part(found.start),)), page)

    async def _whole(self, job: Job, page: Page, found: Continues | None = None) -> Read:
        """Fetch page after page until none is missing. Each is fetched once, so that this has an end."""
        while True:
            if found is not None:
                job = replace(job, parts=await self._with(job, page, found))
            try:
                return await self._pool.extract(job)
            except Continues as more:
                found = more

    async def _with(self, job: Job, page: Page, found: Continues) -> tuple[Part, ...]:
        parts = job.parts or ()
        if found.start is not None:  # of a first page that says to be none itself, nothing before it is looked for
            return (*parts, Part(found.start))
        # The second page tells whether the others are the article's at all: sites have numbers of lists beside a text.
        for url in found.pages if parts else found.pages[:1]:
            left = self._most - sum(len(part.html) for part in parts)
            parts = (*parts, await self._fetch(url, page, job.url, max(left, 1) if self._most else 0))
        return parts

    async def _fetch(self, url: str, page: Page, beside: str, most: int) -> Part:
        """Fetch a further page of at most so many bytes, where the page beside it was had from."""
        request = Request(urls.moved(url, beside), meta={"download_maxsize": most}, dont_filter=True)
        if page.seen:  # as for the page itself: the site is to say what it is, not a cache
            request.headers["Cache-Control"] = "no-cache"
        if not self._crawler.crawling:
            raise PartFailed(url, "stopping", "the crawl is being stopped")
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:
            failure = Failure(error)  # type: ignore[no-untyped-call]
            # Scrapy's engine fires its end once more for a request that comes while it closes.
            code = "stopping" if isinstance(error, AlreadyCalledError) else code_of(failure)
            if code in _LEFT_OUT:
                return _without(url, message_of(failure))
            raise PartFailed(url, code, message_of(failure)) from error
        return self._answered(response, url, page)

    def _answered(self, response: Response, url: str, page: Page) -> Part:
        """Take an answer. One that there is no such page is believed at the second try."""
        if HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
            return Part(url, response.body, content_type, response.url)
        if response.status in GONE and page.attempts:
            return _without(url, f"HTTP status {response.status}")
        raise PartFailed(url, f"http_{response.status}", f"HTTP status {response.status}")


def _without(url: str, why: str) -> Part:
    _logger.warning("%s: the article is taken without this page of it: %s", urls.readable(url), why)
    return Part(url)
