"""ProbeSpider: asks what a survey wants to know, with the manners of every crawl but no ledger."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from http import HTTPStatus
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsbot import urls, user_agent
from newsbot.discovery.source import Fetched
from newsbot.discovery.xml import MAX_BYTES
from newsbot.errors import NewsbotError
from newsbot.extensions.extraction import Extraction
from newsbot.failures import code_of, message_of
from newsbot.manners import opt_out_of
from newsbot.probe.findings import Answer, Interrupted, Report
from newsbot.probe.survey import survey
from newsbot.resolver import PublicResolver

MOST = 40
"""Requests of one probe at most, robots.txt and redirects among them."""

_LAST = 34  # of them that are begun: the last one may be redirected five times
_NONE: tuple[Request, ...] = ()  # what `start` yields: Scrapy wants a generator


class ProbeSpider(Spider):
    """Survey one site. In the end `report` or `error` is set, neither if there was a fault.

    `tell` is called before each request with how many there were and the address.
    """

    name = "probe"

    def __init__(self, url: str, country: str | None, tell: Callable[[int, str], None]) -> None:
        super().__init__()
        self._url = url
        self._country = country
        self._tell = tell
        self.requests = 0
        self.report: Report | None = None
        self.error: NewsbotError | None = None
        host = urls.host(url)
        self.private_hosts = {host} if urls.is_private(host) else set()
        PublicResolver.guard(self.private_hosts)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        settings.set("EXTRACTION_WORKERS", 1, priority="spider")  # one page is read after the other
        settings.set("RETRY_TIMES", 1, priority="spider")
        settings.set("USER_AGENT", user_agent(settings["CONTACT"]), priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ProbeSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._reached, signals.request_reached_downloader)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Survey the site."""
        extraction = self.crawler.get_extension(Extraction)
        assert extraction is not None
        agent = self.settings["ROBOTSTXT_USER_AGENT"]
        try:
            self.report = await survey(self._url, self._ask, extraction.pool, agent, self._country)
        except NewsbotError as error:
            self.error = error if self.crawler.crawling else Interrupted()
        except asyncio.CancelledError:  # so Scrapy ends `start` when the crawl is stopped
            self.error = Interrupted()
            raise
        for request in _NONE:
            yield request

    async def _ask(self, url: str) -> Answer:
        """Ask for an address; whatever goes wrong with it is an answer, too."""
        if not self.crawler.crawling:
            raise Interrupted
        if self.requests >= _LAST:
            return Answer(url, code="not asked", message=f"{MOST} requests are enough")
        self._tell(self.requests, url)
        assert self.crawler.engine is not None
        request = Request(url, dont_filter=True, meta={"download_maxsize": MAX_BYTES})
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:
            failure = Failure(error)  # type: ignore[no-untyped-call]
            if not self.crawler.crawling:
                raise Interrupted from error
            return Answer(url, code=code_of(failure), message=message_of(failure))
        return self._answer(url, response)

    def _answer(self, url: str, response: Response) -> Answer:
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            return Answer(url, response.status, message=f"HTTP status {response.status}")
        headers = {str(name).lower(): value for name, value in response.headers.to_unicode_dict().items()}
        fetched = Fetched(response.url, response.body, headers)
        return Answer(url, response.status, fetched, opt_out=tuple(opt_out_of(self.crawler, response)))

    def _reached(self) -> None:
        self.requests += 1
