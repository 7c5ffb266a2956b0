"""Listings: pages that a source names as articles and that turn out to present others. Their links are used."""

from __future__ import annotations

import asyncio
import logging

import xxhash
from scrapy.http import Response

from newsbot import urls
from newsbot.discovery import Sections
from newsbot.discovery.source import Fetched, Window
from newsbot.errors import SourceError
from newsbot.extraction.pool import ExtractionError, ExtractionPool
from newsbot.failures import UNASKED
from newsbot.ledger.ledger import Page, Validators
from newsbot.ledger.run import Run
from newsbot.linking import pages_of

VIA = "listing"
"""What a page was discovered by that such a page names. It is told from a section's so that lists of lists have an end."""

_logger = logging.getLogger("newsbot")


class Listings:
    """The listings of one run."""

    def __init__(self, run: Run, pool: ExtractionPool, hosts: tuple[str, ...], window: Window) -> None:
        self._run = run
        self._pool = pool
        self._hosts = hosts
        self._window = window

    async def take_up(self, response: Response, page: Page) -> None:
        """Hand the articles that a listing names to the ledger; those of one that a listing named are left.

        Raises `ExtractionError` if it wasn't read since the run is being stopped.
        """
        key, digest = f"{VIA} {page.key}", xxhash.xxh3_128_hexdigest(response.body)
        if page.link.via == VIA or (await self._run.source(key)).validators.digest == digest:
            return
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        fetched = Fetched(response.url, response.body, {"content-type": content_type})
        try:
            named = await self._pool.read(Sections((response.url,)), fetched, self._window)
        except (SourceError, ExtractionError) as error:
            if isinstance(error, ExtractionError) and error.reason in UNASKED | {"stopping"}:
                raise
            _logger.warning("%s: its links can't be read: %s", urls.readable(response.url), error)
            return
        now = self._run.present(response)
        pages, _ = await asyncio.to_thread(pages_of, VIA, named.links, self._hosts, now)
        found = await self._run.discover(key, Validators(digest=digest), pages, 0)
        _logger.info("%s: a listing, %d links, %d of them new", urls.readable(response.url), len(pages), found.fresh)
