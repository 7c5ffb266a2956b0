"""Sourcing: ask the sources of a site and hand what they name to the ledger. The reading itself is in discovery/."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Literal, Protocol

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
from newsbot.discovery.walk import Left, Walk
from newsbot.discovery.xml import MAX_BYTES
from newsbot.errors import SourceError
from newsbot.extraction.pool import ExtractionError, ExtractionPool
from newsbot.failures import GONE, code_of, message_of, status_of
from newsbot.indexes import due
from newsbot.ledger.ledger import Page, Validators
from newsbot.ledger.run import Run, RunStopped
from newsbot.linking import pages_of
from newsbot.ranks import is_guess
from newsbot.resume import Resume
from newsbot.walks import Walks

_logger = logging.getLogger("newsbot")
_WITNESSES = 2000  # full texts from sources that wait in memory for their page
_READING = 2  # files whose links are in memory at a time: 50,000 of them, which sitemaps may have, take 60 MB
_OTHER = frozenset({"not_xml", "not_feed", "not_sitemap", "not_html"})  # what answers a guess is something else

Role = Literal["first", "child", "guess", "next", "jump"]


class Site(Protocol):
    """What sourcing needs of the crawl: facts about the site, and the two callbacks that hand answers on to it."""

    sources: tuple[Source, ...]
    base: str
    hosts: tuple[str, ...]
    arguments: Arguments
    crawler: Crawler

    def read_source(self, response: Response, walk: Walk, file: Child, role: Role, depth: int) -> AsyncIterator[Any]:
        """Callback of a source file."""

    def source_failed(self, failure: Failure) -> AsyncIterator[Any]:
        """Errback of a source file."""


class Sourcing:
    """The walks of one run through its site's sources, rank by rank."""

    def __init__(self, site: Site, run: Run, pool: ExtractionPool) -> None:
        self._site = site
        self._run = run
        self._pool = pool
        self._window = site.arguments.window
        self._resume = Resume(run, self._key)
        self._hints: dict[str, Hints] = {}
        self._reading = asyncio.Semaphore(_READING)
        self._home: Response | None = None

    async def first(self) -> list[Request]:
        """Return the requests for the first files of the cheapest sources."""
        sources = self._site.sources or await self._discover()
        every = timedelta(hours=self._site.crawler.settings.getfloat("LOOK_AROUND_HOURS"))
        self._walks = Walks(self._run, self._site.base, self._window, self._key, sources, every)
        return await self._go_on()

    async def read(self, response: Response, walk: Walk, file: Child, role: Role, depth: int) -> list[Request]:
        """Read one file of a source; return the requests for what is to be asked next."""
        walk.answered += 1
        requests: list[Request] = []
        key = self._key_of(walk, file)
        known = (await self._run.source(key)).validators
        validators = _validators(response, file, self._run.present(response))
        dated = role == "first" and walk.settled and bool(known.etag or known.last_modified)
        # WordPress dates a feed by the newest change of any article: the same feed of another date tells of one.
        told = dated and (known.etag, known.last_modified) != (validators.etag, validators.last_modified)
        same = walk.settled and not known.index and validators.digest == known.digest and not told and not file.changes
        if same or response.status == HTTPStatus.NOT_MODIFIED:
            walk.useful += 1
            walk.met = True
            walk.unchanged = walk.unchanged or role == "first"
            await self._run.reread(key)
        else:
            walk.stirred |= dated
            try:
                async with self._reading:
                    if page := await self._page(response, walk, file):
                        # Nothing may be taken for unchanged next time by a file of which a part was missed.
                        validators = Validators() if page.flaw else validators
                        requests = await self._follow(page, validators, walk, file, depth, self._run.present(response))
            except RunStopped:
                raise
            except Exception as error:
                _logger.exception("%s: a fault of newsbot itself, please report it", urls.readable(file.url))
                walk.fail("fault", f"fault: {type(error).__name__} {urls.brief(file.url)}")
        return requests + await self._close(walk)

    async def failed(self, failure: Failure, walk: Walk, file: Child, role: Role) -> list[Request]:
        """Note that a file of a source could not be had; return the requests for what is to be asked next."""
        # WordPress answers 404 (feeds) or 400 (REST) behind the last page: that is how its end is told.
        expected = role in ("next", "guess") or file.optional
        if expected and status_of(failure) in {*GONE, HTTPStatus.BAD_REQUEST}:
            walk.answered += 1
            self._forget(walk, file)
        else:
            # A file that its index names in vain says no more tomorrow: it is told, and the rest counts as read.
            walk.missing += role == "child" and status_of(failure) in GONE
            if role == "jump" and file.continues and status_of(failure) in {*GONE, HTTPStatus.BAD_REQUEST}:
                await self._resume.reach(walk, file.continues, file.continues)  # the list isn't paged so any more
            walk.fail(code_of(failure), f"{code_of(failure)} {urls.brief(file.url)}")
            _logger.warning("%s: %s: %s", walk.source.name, urls.brief(file.url), message_of(failure))
        return await self._close(walk)

    def link(self, page: Page) -> Link:
        """Return the page's link with the full text that its source gave, as long as that is at hand."""
        return replace(page.link, hints=self._hints.pop(page.key, page.link.hints))

    async def _go_on(self) -> list[Request]:
        """Ask for the first files of the next sources; the start page may have been looked at already."""
        requests: list[Request] = []
        for walk in await self._walks.next():
            files = [Child(walk.root, optional=is_guess(walk.source)), *await self._walks.changes(walk)]
            asked = [await self._ask(walk, file, "guess" if file.changes else "first", 0) for file in files]
            if self._home is not None and walk.root == self._site.base:
                requests += await self.read(self._home, walk, files[0], "first", 0)
            else:
                requests += [request for request in asked if request]
        return requests

    async def _page(self, response: Response, walk: Walk, file: Child) -> SourcePage | None:
        """Read an answer in a worker process; note what is wrong with it."""
        fetched = Fetched(response.url, response.body, _headers(response))
        try:
            page = await self._pool.read(walk.source, fetched, self._window)
        except (SourceError, ExtractionError) as error:
            if file.optional and isinstance(error, SourceError) and error.code in _OTHER:
                self._forget(walk, file)
                return None
            walk.answered -= 1
            code, told = (error.code, error.reason) if isinstance(error, SourceError) else (error.reason, str(error))
            _fail(walk, file, code, told)
            return None
        if page.flaw:
            _fail(walk, file, page.flaw.code, page.flaw.reason)
        return page

    async def _follow(
        self, page: SourcePage, validators: Validators, walk: Walk, file: Child, depth: int, now: datetime
    ) -> list[Request]:
        """Store what a file names; return the requests for the files behind it."""
        if depth:  # what a first file guesses at is tried; guesses behind guesses would go over the whole site
            page = replace(page, children=tuple(child for child in page.children if not child.optional))
        walk.useful += bool(page.links) or not page.children
        walk.total = page.total if walk.total is None else walk.total
        pages, hints = await asyncio.to_thread(pages_of, walk.source.name, page.links, self._site.hosts, now)
        self._remember(hints)
        self._walks.named(walk, [page.link.url for page in pages])
        unseen, following = await self._store(pages, replace(validators, index=bool(page.children)), walk, file, page)
        walk.met |= walk.settled and bool(page.children) and not page.links
        requests = [
            await self._ask(walk, child, "guess" if child.optional else "child", depth + 1)
            for child in await due(walk, page, unseen, self._read_at)
            if walk.wanted(child, self._window) and not await self._resume.is_read(walk, child)
        ]
        if following:
            again = Child(following, continues=file.continues or file.url, changes=file.changes)
            requests.append(await self._ask(walk, again, "next" if following == page.next else "jump", depth))
        return [request for request in requests if request]

    async def _store(
        self, pages: Sequence[Page], validators: Validators, walk: Walk, file: Child, page: SourcePage
    ) -> tuple[int, str | None]:
        """Store the pages that a file names; return how many of them are news, and the page of its list to ask next."""
        start = file.continues or file.url
        left = await self._resume.left(walk, start)
        floor = walk.mark if walk.mark is not None else (left.mark if left else 0)
        found = await self._run.discover(self._key_of(walk, file), validators, pages, floor)
        self._run.outside += sum(self._window.excludes(p.link.published) for p in pages if p.key in found.opened)
        named = [(p.key, p.link) for p in pages]
        unseen = found.fresh if file.changes else walk.unseen(start, [key for key, _ in named], found.unseen)
        if not file.changes:
            walk.meet(named, found.unseen)
        limit = self._site.arguments.limit
        enough = limit is not None and self._run.tally.discovered >= limit
        onward = walk.onward([link for _, link in named], found.fresh, unseen, self._window, enough=enough)
        following = page.next if onward else None
        caught_up = left is not None and bool(named) and not unseen
        if page.flaw:
            walk.flawed.add(start)
        if left is None or caught_up or not following:  # until then the place is the one that was come to before
            await self._resume.reach(walk, start, self._place(walk, left, file, following))
        if left is not None and caught_up:
            walk.lists[start] = None
            following = following and self._resume.following(walk, left, following)
        return unseen, following

    def _place(self, walk: Walk, left: Left | None, file: Child, following: str | None) -> str:
        """Return how far a list was read: to this file, to where it is taken up, or to its end."""
        if not following:
            return ""
        return left.place if left is not None and not walk.was_asked(left.place) else file.url

    def _forget(self, walk: Walk, file: Child) -> None:
        """Leave a source out of the report that was only guessed at and isn't there."""
        if file.optional and file.url == walk.root:
            self._run.walks.remove(walk)

    def _remember(self, hints: Mapping[str, Hints]) -> None:
        """Keep the full texts that a source gave until their pages come."""
        for key, hint in hints.items():
            if ("section" in hint or key not in self._hints) and len(self._hints) < _WITNESSES:
                self._hints[key] = hint

    async def _read_at(self, url: str) -> datetime | None:
        return (await self._run.source(self._key(url))).read

    async def _ask(self, walk: Walk, file: Child, role: Role, depth: int) -> Request | None:
        """Return the request for a file; None if it was asked already, or if its index tells that it is unchanged."""
        known = (await self._run.source(self._key_of(walk, file))).validators
        if walk.settled and file.modified and file.modified == known.told:
            return None
        try:
            request = Request(
                file.url,
                callback=self._site.read_source,
                errback=self._site.source_failed,
                cb_kwargs={"walk": walk, "file": file, "role": role, "depth": depth},
                meta={"download_maxsize": MAX_BYTES},
                priority=10 if role == "first" else 0,
                dont_filter=True,
            )
        except ValueError:
            _fail(walk, file, "bad_address", "this is no address that can be asked")
            return None
        if walk.settled and not known.index and not file.changes:
            make_conditional(request, known)
        return request if walk.ask(file.url, depth) else None

    async def _close(self, walk: Walk) -> list[Request]:
        """End one file. The walk is over with the last one: not before what stands behind each was asked for."""
        walk.outstanding -= 1
        if walk.outstanding or not await self._walks.end(walk):
            return []
        return await self._go_on()

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

    def _key_of(self, walk: Walk, file: Child) -> str:
        """Return the key of a file; a list of changes has another address each time."""
        return f"{self._key(walk.root)}#changes" if file.changes else self._key(file.url)


def _fail(walk: Walk, file: Child, code: str, told: str) -> None:
    walk.fail(code, f"{told} {urls.brief(file.url)}")
    _logger.warning("%s: %s: %s", walk.source.name, urls.brief(file.url), told)


def _validators(response: Response, file: Child, now: datetime) -> Validators:
    etag, last_modified = validators_of(response)
    digest = xxhash.xxh3_128_hexdigest(response.body)
    # A day that isn't over says nothing of what it may still bring: such a file is asked again.
    told = file.modified if file.modified and file.modified < now else None
    return Validators(etag, last_modified, digest, told=told)


def _headers(response: Response) -> dict[str, str]:
    return {str(name).lower(): value for name, value in response.headers.to_unicode_dict().items()}
