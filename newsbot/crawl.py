"""Crawl: the whole way from a site's sources to its articles.

sources -> `read_source` -> the ledger's `Queue` -> `read_page` -> Candidate or Rejection -> the pipelines
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot import urls
from newsbot.arabic import fold
from newsbot.article import Article
from newsbot.conditional import validators_of
from newsbot.dedup.fingerprint import Fingerprinted
from newsbot.discovery.source import Child
from newsbot.discovery.walk import Walk
from newsbot.errors import NotAnArticle, PartFailed
from newsbot.extensions.extraction import Extraction
from newsbot.extraction.pool import ExtractionError, Job
from newsbot.extraction.site import SiteHints
from newsbot.failures import FINAL, GONE, SHUT_OUT, UNASKED, code_of, message_of, status_of
from newsbot.gathering import Gathering
from newsbot.ledger.ends import withdrawn
from newsbot.ledger.ledger import MISSING, Candidate, Entry, Page, Rejection, Then
from newsbot.ledger.run import Run, RunStopped
from newsbot.ledger.settings import recheck_of
from newsbot.listings import VIA, Listings
from newsbot.manners import opt_out_of
from newsbot.queue import Queue
from newsbot.resolver import PublicResolver
from newsbot.sourcing import Role, Sourcing
from newsbot.spider import NewsSpider


class Crawl:
    """What a spider does once it is begun: it asks and yields. The callbacks of all its requests are in here."""

    def __init__(self, spider: NewsSpider, crawler: Crawler) -> None:
        self.crawler, self.settings, self.logger = crawler, crawler.settings, spider.logger
        self.site, self.sources, self.arguments = spider.site, spider.sources, spider.arguments
        self.base, self.hosts, self.private_hosts = spider.base, spider.hosts, spider.private_hosts
        self._resuming: asyncio.Future[None] | None = None
        self._facts = SiteHints(self.site, spider.country, spider.zone, self.hosts, spider.brand, spider.selectors)

    @classmethod
    def of(cls, spider: NewsSpider, crawler: Crawler) -> Self:
        """Return the crawl of a spider, ready for its start."""
        crawl = cls(spider, crawler)
        crawler.signals.connect(crawl._idle, signals.spider_idle)
        PublicResolver.guard(crawl.private_hosts)
        return crawl

    async def start(self) -> AsyncIterator[Request]:
        """Ask every source, and take up what earlier runs left open."""
        run, extraction = self.crawler.get_extension(Run), self.crawler.get_extension(Extraction)
        assert run is not None
        assert extraction is not None
        self._run, self._gathering = run, Gathering(self.crawler, extraction.pool)
        self._listings = Listings(run, extraction.pool, self.hosts, self.arguments.window)
        self._sourcing, self._queue = Sourcing(self, run, extraction.pool), Queue(self, run)
        if not self.settings["CONTACT"] and not self.private_hosts:
            self.logger.warning("sites can't ask who crawls them: set NEWSBOT_CONTACT to your page or mail address")
        if not self.arguments.narrow:
            await run.recheck(recheck_of(self.settings))
        await run.count(self.arguments.window, self.arguments.limit)
        for request in await self._queue.next():
            yield request
        for request in await self._sourcing.first():
            yield request
        self._queue.grown()  # a start page that is a source as well was read already
        for request in await self._queue.next():
            yield request

    async def read_source(
        self, response: Response, walk: Walk, file: Child, role: Role, depth: int
    ) -> AsyncIterator[Request]:
        """Read a file of a source; go on to the files behind it and to the pages that it names."""
        for request in await self._sourcing.read(response, walk, file, role, depth):
            yield request
        self._queue.grown()
        for request in await self._queue.next():
            yield request

    async def source_failed(self, failure: Failure) -> AsyncIterator[Request]:
        """Note a source's failure; what other sources name is taken up all the same."""
        request = _request_of(failure)
        given = request.cb_kwargs
        self._queue.heed(request.url, code_of(failure))
        for request in await self._sourcing.failed(failure, given["walk"], given["file"], given["role"]):
            yield request
        for request in await self._queue.next():
            yield request

    async def read_page(self, response: Response, page: Page) -> AsyncIterator[Any]:
        """Read an article's page in a worker process."""
        self._run.fetched(page)
        try:
            if response.status == HTTPStatus.NOT_MODIFIED:
                # What a source tells of may be hidden by a cache that answers in the site's place.
                then: Then = "again" if page.link.modified else "closed"
                end = Entry(page, "unchanged", article_id=page.article, reason="not_modified", then=then)
                await self._run.end(end)
            else:
                etag, modified = validators_of(response)
                item = await self._extract(response, replace(page, etag=etag, last_modified=modified))
                if isinstance(item, Rejection) and item.reason in SHUT_OUT:
                    self.logger.warning("%s: %s", urls.readable(response.url), item.message)
                    await self._run.end(Entry(page, "failed", reason=item.reason))
                else:
                    yield item
        except ExtractionError as error:
            if error.reason in UNASKED:
                self._run.skip(page, error.reason)
            else:
                self.logger.warning("%s: extraction %s", urls.readable(response.url), error.reason)
                yield self._rejection(page, response.url, error.reason, str(error), status=response.status)
        except PartFailed as error:
            await self._incomplete(page, error)
        except RunStopped:
            raise
        except Exception as error:
            self.logger.exception("%s: a fault of newsbot itself, please report it", urls.readable(response.url))
            await self._run.end(Entry(page, "failed", reason=f"fault: {type(error).__name__}"))
        for request in await self._queue.next():
            yield request

    async def page_failed(self, failure: Failure) -> AsyncIterator[Any]:
        """End or keep a page that could not be had."""
        request, code, message, status = _request_of(failure), code_of(failure), message_of(failure), status_of(failure)
        page = request.cb_kwargs["page"]
        self._queue.heed(request.url, code)
        if code in UNASKED:
            self._run.skip(page, code)
        else:
            self._run.fetched(page)
            if status in GONE and page.article:
                assert status is not None
                await self._run.end(withdrawn(self.site, page, status))
            elif code in FINAL or status in GONE:
                yield self._rejection(page, page.link.url, code, message, status=status)
            else:
                self.logger.warning("%s: %s", urls.readable(page.link.url), message)
                await self._run.end(Entry(page, "failed", reason=code))
        for request in await self._queue.next():
            yield request

    async def _incomplete(self, page: Page, error: PartFailed) -> None:
        """Leave an article to a later run of which a further page could not be had: half of it is none."""
        self._queue.heed(error.url, error.code)
        if error.code in UNASKED:
            self._run.skip(page, error.code)
        else:
            self.logger.warning("%s", error)
            await self._run.end(Entry(page, "failed", reason=error.code))

    async def _extract(self, response: Response, page: Page) -> Candidate | Rejection:
        fetched_at = self._run.present(response)
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        link = self._sourcing.link(page)
        job = Job(response.body, response.url, content_type, fetched_at, self._facts, link)
        try:
            read = await self._gathering.extract(job, page)
        except NotAnArticle as error:
            if error.reason == "listing":
                await self._listings.take_up(response, page)
                self._queue.grown()
            return self._rejection(page, response.url, error.reason, error.message, status=response.status)
        via = "section" if page.link.via == VIA else page.link.via
        stated = {"http_status": response.status, "discovered_via": via}
        article = read.article
        opt_out = [*article.opt_out, *opt_out_of(self.crawler, response)]
        article = article.model_copy(update={**stated, "opt_out": opt_out})
        cleaned = self._run.store.habits.cleaned(article, self.settings.getint("MIN_WORDS"))
        text = Fingerprinted(article.text, read.fingerprint)
        return self._outside(article, page) or Candidate(page, cleaned, None if cleaned is article else article, text)

    def _outside(self, article: Article, page: Page) -> Rejection | None:
        """Sort out what this run wasn't asked for; a later run may be, so the page stays open."""
        wanted = self.arguments.section
        if self.arguments.window.excludes(article.published):
            reason, message = "outside_window", f"published {article.published}, outside of since and until"
        elif wanted and fold(wanted) not in map(fold, article.section):
            reason, message = "other_section", f"section {' / '.join(article.section) or 'unknown'}, not {wanted}"
        else:
            return None
        rejection = self._rejection(page, article.url, reason, message, status=article.http_status, then="open")
        stated = tuple(article.section)
        return replace(rejection, title=article.title, published=article.published, section=stated)

    def _idle(self) -> None:
        if self._resuming is not None and not self._resuming.done():
            raise DontCloseSpider
        if self._queue.waiting:
            self._resuming = asyncio.ensure_future(self._resume())
            raise DontCloseSpider

    async def _resume(self) -> None:
        for request in await self._queue.next():
            self.crawler.engine.crawl(request)

    def _rejection(
        self, page: Page, url: str, reason: str, message: str, *, status: int | None, then: Then | None = None
    ) -> Rejection:
        """Make a rejection. A site's word that there is no such page is final at once, unless its sources go on naming it."""
        then = then or ("closed" if page.is_no_article(reason) or reason in MISSING else "again")
        return Rejection(page, url, reason, message, datetime.now(UTC), status, then=then)


def _request_of(failure: Failure) -> Request:
    request: Request = failure.request  # type: ignore[attr-defined] # Scrapy sets it on what it hands to an errback
    return request
