"""Sourcing: ask the sources of a site and hand what they name to the ledger. The reading itself is in discovery/."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar, Literal, Protocol

import xxhash
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot import urls
from newsbot.arguments import Arguments
from newsbot.conditional import make_conditional, validators_of
from newsbot.discovery.autodiscover import sources_of
from newsbot.discovery.source import Child, Fetched, Hints, Link, Source, SourcePage
from newsbot.discovery.walk import Walk
from newsbot.discovery.xml import MAX_BYTES
from newsbot.errors import SourceError
from newsbot.extraction.pool import ExtractionError, ExtractionPool
from newsbot.failures import GONE, code_of, message_of, status_of
from newsbot.ledger.ledger import Page, Validators
from newsbot.ledger.run import Run
from newsbot.linking import pages_of

_logger = logging.getLogger("newsbot")
_NUMBERS = re.compile(r"\d+")
_FRESH = timedelta(hours=6)  # so long a file that doesn't tell when it changed is believed to be as it was
_WITNESSES = 2000  # full texts from sources that wait in memory for their page
_OTHER = frozenset({"not_xml", "not_feed", "not_sitemap", "not_html"})  # what answers a guess is something else

Role = Literal["first", "child", "guess", "next"]


class Site(Protocol):
    """What sourcing needs of the spider: facts about the site, and the two callbacks that hand answers on to it."""

    sources: ClassVar[tuple[Source, ...]]
    base: str
    hosts: tuple[str, ...]
    arguments: Arguments
    crawler: Crawler

    def read_source(self, response: Response, walk: Walk, file: Child, role: Role, depth: int) -> AsyncIterator[Any]:
        """Callback of a source file."""

    def source_failed(self, failure: Failure) -> AsyncIterator[Any]:
        """Errback of a source file."""


class Sourcing:
    """The walks of one run through its site's sources."""

    def __init__(self, site: Site, run: Run, pool: ExtractionPool) -> None:
        self._site = site
        self._run = run
        self._pool = pool
        self._window = site.arguments.window
        self._hints: dict[str, Hints] = {}
        self._home: Response | None = None

    async def first(self) -> AsyncIterator[Request]:
        """Yield a request for the first file of each source."""
        for source in self._site.sources or await self._discover():
            for url in source.first(self._site.base, self._window):
                state = await self._run.source(self._key(url))
                covered = state.covers(self._window)
                walk = Walk(source, url, settled=covered and state.complete, mark=state.mark if covered else None)
                self._run.walks.append(walk)
                optional = getattr(source, "optional", False)  # of feeds only: whether it was guessed
                for request in await self._begin(walk, Child(url, optional=optional)):
                    yield request

    async def _begin(self, walk: Walk, file: Child) -> list[Request]:
        """Ask for the first file of a source, unless it is the start page that was looked at already."""
        role: Role = "guess" if file.optional else "first"
        request = await self._ask(walk, file, role, 0)
        if request and self._home is not None and file.url == self._site.base:
            return await self.read(self._home, walk, file, role, 0)
        return [request] if request else []

    async def read(self, response: Response, walk: Walk, file: Child, role: Role, depth: int) -> list[Request]:
        """Read one file of a source; return the requests for the files behind it."""
        walk.answered += 1
        requests: list[Request] = []
        known = (await self._run.source(self._key(file.url))).validators
        validators = _validators(response, file, self._run.present(response))
        same = walk.settled and not known.index and validators.digest == known.digest
        if same or response.status == HTTPStatus.NOT_MODIFIED:
            walk.useful += 1
            walk.unchanged = walk.unchanged or file.url == walk.root
            await self._run.reread(self._key(file.url))
        else:
            requests = await self._follow(response, validators, walk, file, depth)
        await self._close(walk)
        return requests

    async def failed(self, failure: Failure, walk: Walk, file: Child, role: Role) -> None:
        """Note that a file of a source could not be had."""
        # WordPress answers 404 (feeds) or 400 (REST) behind the last page: that is how its end is told.
        if role in ("next", "guess") and status_of(failure) in {*GONE, HTTPStatus.BAD_REQUEST}:
            walk.answered += 1
            self._forget(walk, file)
        else:
            # A file that its index names in vain says no more tomorrow: it is told, and the rest counts as read.
            walk.missing += role == "child" and status_of(failure) in GONE
            walk.fail(code_of(failure), f"{code_of(failure)} {urls.brief(file.url)}")
            _logger.warning("%s: %s: %s", walk.source.name, urls.brief(file.url), message_of(failure))
        await self._close(walk)

    def link(self, page: Page) -> Link:
        """Return the page's link with the full text that its source gave, as long as that is at hand."""
        return replace(page.link, hints=self._hints.pop(page.key, page.link.hints))

    async def _follow(
        self, response: Response, validators: Validators, walk: Walk, file: Child, depth: int
    ) -> list[Request]:
        fetched = Fetched(response.url, response.body, _headers(response))
        try:
            page = await self._pool.read(walk.source, fetched, self._window)
        except (SourceError, ExtractionError) as error:
            if file.optional and isinstance(error, SourceError) and error.code in _OTHER:
                self._forget(walk, file)
                return []
            walk.answered -= 1
            code, told = (error.code, error.reason) if isinstance(error, SourceError) else (error.reason, str(error))
            walk.fail(code, f"{told} {urls.brief(file.url)}")
            _logger.warning("%s: %s: %s", walk.source.name, urls.brief(file.url), told)
            return []
        if page.flaw:  # nothing may be taken for unchanged next time by a file of which a part was missed
            validators = Validators()
            walk.fail(page.flaw.code, f"{page.flaw.reason} {urls.brief(file.url)}")
            _logger.warning("%s: %s: %s", walk.source.name, urls.brief(file.url), page.flaw.reason)
        if depth:  # what a first file guesses at is tried; guesses behind guesses would go over the whole site
            page = replace(page, children=tuple(child for child in page.children if not child.optional))
        walk.useful += bool(page.links) or not page.children
        now = self._run.present(response)
        pages, hints = await asyncio.to_thread(pages_of, walk.source.name, page.links, self._site.hosts, now)
        self._remember(hints)
        validators = replace(validators, index=bool(page.children))
        found = await self._run.discover(self._key(file.url), validators, pages, walk.mark or 0)
        start = file.continues or file.url
        unseen = walk.unseen(start, [p.key for p in pages], found.unseen)
        limit = self._site.arguments.limit
        enough = limit is not None and self._run.tally.discovered >= limit
        onward = walk.onward([p.link for p in pages], found.fresh, unseen, self._window, enough=enough)
        children = await self._due(walk, page, unseen)
        requests = [
            await self._ask(walk, child, "guess" if child.optional else "child", depth + 1)
            for child in children
            if walk.wanted(child, self._window)
        ]
        if page.next and onward:
            requests.append(await self._ask(walk, Child(page.next, continues=start), "next", depth))
        return [request for request in requests if request]

    def _forget(self, walk: Walk, file: Child) -> None:
        """Leave a source out of the report that was only guessed at and isn't there."""
        if file.optional and file.url == walk.root:
            self._run.walks.remove(walk)

    def _remember(self, hints: Mapping[str, Hints]) -> None:
        """Keep the full texts that a source gave until their pages come."""
        for key, hint in hints.items():
            if ("section" in hint or key not in self._hints) and len(self._hints) < _WITNESSES:
                self._hints[key] = hint

    async def _due(self, walk: Walk, page: SourcePage, unseen: int) -> list[Child]:
        """Return the files of an index that may hold something new.

        Of many it isn't told when they changed: sections of a front page, WordPress's own sitemaps. Where everything
        was read once, the sections are asked if the front page itself names something new, and of an index the first
        and the last file of each kind, where sites put their newest; the others if they haven't been for some hours.
        """
        if not walk.settled or (unseen and page.links):
            return list(page.children)
        newest = set() if page.links else _ends(page.children)
        return [c for c in page.children if c.modified or c in newest or await self._is_stale(c)]

    async def _is_stale(self, file: Child) -> bool:
        read = (await self._run.source(self._key(file.url))).read
        return read is None or not timedelta() <= datetime.now(UTC) - read < _FRESH

    async def _ask(self, walk: Walk, file: Child, role: Role, depth: int) -> Request | None:
        """Return the request for a file; None if it was asked already, or if its index tells that it is unchanged."""
        known = (await self._run.source(self._key(file.url))).validators
        if (walk.settled and file.modified and file.modified == known.told) or not walk.ask(file.url, depth):
            return None
        request = Request(
            file.url,
            callback=self._site.read_source,
            errback=self._site.source_failed,
            cb_kwargs={"walk": walk, "file": file, "role": role, "depth": depth},
            meta={"download_maxsize": MAX_BYTES},
            priority=10 if file.url == walk.root else 0,
            dont_filter=True,
        )
        if walk.settled and not known.index:
            make_conditional(request, known)
        return request

    async def _close(self, walk: Walk) -> None:
        """End one file. The walk is over with the last one: not before what stands behind each was asked for."""
        walk.outstanding -= 1
        if walk.outstanding:
            return
        told = f"{walk.links} links, {walk.fresh} of them new"
        _logger.info("%s: %s: %s (%s)", walk.source.name, urls.brief(walk.root), walk.state, told)
        if walk.finished and not walk.unchanged and self._window.until is None:
            await self._run.complete(self._key(walk.root), self._window.since)

    async def _discover(self) -> tuple[Source, ...]:
        """Look at the start page of a site that has no spider of its own."""
        home = Fetched(self._site.base, b"")
        try:
            response = await self._site.crawler.engine.download_async(Request(self._site.base, dont_filter=True))
        except Exception as error:  # noqa: BLE001 - the usual sources are tried all the same, and tell what is wrong
            _logger.warning("%s: %s", urls.brief(self._site.base), error)
        else:
            # An error page is no list of links: the page is asked for once more as a source, and fails as one.
            self._home = response if HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES else None
            home = Fetched(response.url, response.body, _headers(response))
        return sources_of(home)

    def _key(self, url: str) -> str:
        return urls.source_key(url, self._site.hosts)


def _ends(files: Iterable[Child]) -> set[Child]:
    """Return the first and the last of each family of files, whose names differ by numbers only."""
    families: dict[str, list[Child]] = {}
    for file in files:
        families.setdefault(_NUMBERS.sub("", file.url), []).append(file)
    return {end for family in families.values() for end in (family[0], family[-1])}


def _validators(response: Response, file: Child, now: datetime) -> Validators:
    etag, last_modified = validators_of(response)
    digest = xxhash.xxh3_128_hexdigest(response.body)
    # A day that isn't over says nothing of what it may still bring: such a file is asked again.
    told = file.modified if file.modified and file.modified < now else None
    return Validators(etag, last_modified, digest, told=told)


def _headers(response: Response) -> dict[str, str]:
    return {str(name).lower(): value for name, value in response.headers.to_unicode_dict().items()}
