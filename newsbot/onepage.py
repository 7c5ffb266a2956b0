"""PageSpider: fetch single pages that somebody at a keyboard names, with the manners of every crawl but no ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Any

from scrapy import Request, Spider
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsbot import urls, user_agent
from newsbot.failures import message_of
from newsbot.manners import opt_out_of
from newsbot.pages import Given, Read, Take, Unreadable, is_web
from newsbot.resolver import PublicResolver

_NONE: tuple[Request, ...] = ()  # what `start` yields: Scrapy wants a generator


class PageSpider(Spider):
    """Hand the page of each name, in the order given, to `take`; `read` gives those of files.

    `complete` tells in the end whether all names were gone through.
    """

    name = "extract"

    def __init__(self, names: Sequence[str], read: Read, take: Take) -> None:
        super().__init__()
        self._names = names
        self._read = read
        self._take = take
        self.complete = False
        hosts = {urls.host(name) for name in names if is_web(name)}
        self.private_hosts = {host for host in hosts if urls.is_private(host)}
        PublicResolver.guard(hosts)  # a redirect to the private network is refused, what was asked for isn't

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        # No worker processes for one page at a time; without a site there is no ledger and no report either.
        extensions = {**settings.getdict("EXTENSIONS"), "newsbot.extensions.extraction.Extraction": None}
        settings.set("EXTENSIONS", extensions, priority="spider")
        settings.set("USER_AGENT", user_agent(settings["CONTACT"]), priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """Work through the names: a page is asked for when the one before it has been taken."""
        for name in self._names:
            page = await self._fetch(name) if is_web(name) else self._read(name)
            if not self.crawler.crawling or not self._take(name, page):
                return
        self.complete = True
        for request in _NONE:
            yield request

    async def _fetch(self, name: str) -> Given | Unreadable:
        assert self.crawler.engine is not None
        request = Request(urls.clean(name) or name, dont_filter=True)
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with a page costs that page
            return Unreadable(message_of(Failure(error)))  # type: ignore[no-untyped-call]
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            return Unreadable(f"HTTP status {response.status}")
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        opt_out = tuple(opt_out_of(self.crawler, response))
        return Given(response.body, response.url, content_type, response.status, opt_out)
