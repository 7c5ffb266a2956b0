"""Queue: the open pages of the ledger as requests, as many at a time as there is room for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Protocol

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot import urls
from newsbot.arabic import fold
from newsbot.arguments import Arguments
from newsbot.conditional import make_conditional
from newsbot.failures import CLOSED
from newsbot.ledger.ledger import Page
from newsbot.ledger.run import Run

_IN_FLIGHT = 64  # pages taken from the queue at a time: enough to hide any delay, few enough to hold in memory
_LEAST = 4  # the ledger is asked when there is room for a fourth of them, not for each page by itself


class Site(Protocol):
    """What the queue needs of the crawl: facts, and the callbacks of an article's page."""

    base: str
    arguments: Arguments

    def read_page(self, response: Response, page: Page) -> AsyncIterator[Any]:
        """Callback of an article's page."""

    def page_failed(self, failure: Failure) -> AsyncIterator[Any]:
        """Errback of an article's page."""


class Queue:
    """The pages of one run, in the order in which they were discovered."""

    def __init__(self, site: Site, run: Run) -> None:
        self._site = site
        self._run = run
        self._more = True
        self._taking = asyncio.Lock()

    @property
    def waiting(self) -> bool:
        """Whether there may be pages that can be taken now."""
        return self._more and self._room() > 0 and self._run.error is None

    def grown(self) -> None:
        """Note that a source has named pages."""
        self._more = True

    def heed(self, url: str, code: str) -> None:
        """Take no more pages once the site's own host wants or allows nothing: each would be refused, one by one."""
        if code in CLOSED and _bare_host(url) == _bare_host(self._site.base):
            self._run.left_alone = True

    async def next(self) -> list[Request]:
        """Take the next pages from the ledger's queue."""
        requests: list[Request] = []
        async with self._taking:
            while self._more and not requests and (room := self._room()) > 0:
                self._more = False
                pages, more = await self._run.take(room, self._site.arguments.window)
                self._more = self._more or more
                requests = [self._request(page) for page in pages if self._wanted(page)]
        return requests

    def _room(self) -> int:
        if self._run.left_alone:
            return 0
        limit = self._site.arguments.limit
        most = _IN_FLIGHT if limit is None else min(_IN_FLIGHT, limit - self._run.tally.articles)
        room = most - self._run.in_flight
        return room if room * _LEAST >= most else 0

    def _wanted(self, page: Page) -> bool:
        """Leave out at once what stated another section than the one asked for when it was read before.

        What a source says is no ground: WordPress names the innermost section alone.
        """
        wanted, named = self._site.arguments.section, page.link.hints.get("section")
        if wanted and page.seen and named is not None and fold(wanted) not in map(fold, named):
            self._run.skip(page, "other_section")
            return False
        return True

    def _request(self, page: Page) -> Request:
        site, url = self._site, urls.moved(page.link.url, self._site.base)
        kwargs = {"page": page}
        request = Request(url, callback=site.read_page, errback=site.page_failed, cb_kwargs=kwargs, dont_filter=True)
        if page.seen:  # whatever a cache on the way keeps, the site itself is to say whether it changed
            request.headers["Cache-Control"] = "no-cache"
        make_conditional(request, page)
        return request


def _bare_host(url: str) -> str:
    return urls.host(url).removeprefix("www.")
