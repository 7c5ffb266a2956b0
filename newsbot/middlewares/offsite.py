"""Offsite: only http(s), only the site's own hosts, never a private address that the crawl wasn't started on."""

from __future__ import annotations

from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.utils.httpobj import urlparse_cached

from newsbot import urls
from newsbot.middlewares.refused import Refused


class Offsite(OffsiteMiddleware):
    """Refuse with an errback.

    Scrapy's own also listens to `request_scheduled`, where a refused redirect vanishes without a word to the spider,
    and lets every request with `dont_filter` pass.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler.stats)
        middleware.crawler = crawler
        crawler.signals.connect(middleware.spider_opened, signal=signals.spider_opened)
        return middleware

    def process_request(self, request: Request, spider: Spider | None = None) -> None:
        assert self.crawler.spider is not None
        parts = urlparse_cached(request)
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in ("http", "https"):
            raise Refused("scheme", f"refused: {request.url} is neither http nor https")
        # Without such a list it is somebody at a keyboard who asks: scrapy fetch, scrapy shell.
        allowed = getattr(self.crawler.spider, "private_hosts", {host})
        if urls.is_private(host) and host not in allowed:
            raise Refused("private_address", f"refused: {request.url} is a private address")
        # A robots.txt may stand elsewhere (RFC 9309 2.3.1.2): following it there decides nothing but what is allowed.
        if not request.meta.get("dont_obey_robotstxt") and not self.should_follow(request, self.crawler.spider):
            raise Refused("offsite", f"refused: {request.url} is not on one of the site's hosts")
