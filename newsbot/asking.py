"""Asker: ask each source of a site once, and fetch its pages, with the manners of a crawl but without a ledger."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot import urls
from newsbot.clock import present
from newsbot.discovery.autodiscover import sources_of
from newsbot.discovery.source import Child, Fetched, Link, Source, SourcePage, Window
from newsbot.discovery.xml import MAX_BYTES
from newsbot.errors import NewsbotError, SourceError
from newsbot.extraction.pool import ExtractionError, ExtractionPool
from newsbot.failures import code_of, message_of
from newsbot.linking import pages_of

_T = TypeVar("_T")
_MOST_FILES = 6  # of one source: robots.txt, an index, and some of what it names
_OPEN = Window()
_BRIEFLY = {"robots": "robots.txt forbids it"}  # without the address, since that is told beside it


class Unanswered(NewsbotError):  # noqa: N818 - a state of the site, not a mistake
    """A file or page could not be had or read. `code` is one of `newsbot.failures.CODES` or of `SourceError`."""

    def __init__(self, code: str, told: str) -> None:
        super().__init__(told)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source said from one of its first files on: links to articles of the site, or why there are none."""

    source: str
    url: str
    links: tuple[Link, ...] = ()
    failure: Unanswered | None = None

    @property
    def newest(self) -> datetime | None:
        """The latest date of publication that the source states."""
        return max((link.published for link in self.links if link.published), default=None)


class Asker:
    """Ask one site: `base` is its start page, `hosts` are its own without www."""

    def __init__(self, crawler: Crawler, pool: ExtractionPool, base: str, hosts: Sequence[str]) -> None:
        self._crawler = crawler
        self._pool = pool
        self._base = base
        self._hosts = hosts

    async def discover(self) -> tuple[Source, ...]:
        """Return the sources that the start page names; raise `Unanswered` if it can't be had."""
        response = await self.fetch(self._base)
        return sources_of(_fetched(response))

    async def ask(self, source: Source) -> list[Answer]:
        """Ask a source, from each of its first files on until one names articles. What was only guessed at may be absent."""
        answers = [await self._walk(source, url) for url in source.first(self._base, _OPEN)]
        guessed = getattr(source, "optional", False)  # as a feed can be
        return [answer for answer in answers if not (guessed and answer.failure)]

    async def ask_all(self, sources: Sequence[Source], seconds: float) -> list[Answer]:
        """Ask several sources side by side, as one that hangs would keep the others from answering in time."""
        given = await together([self.ask(source) for source in sources], seconds)
        late = Unanswered("timeout", f"no answer within {seconds:.0f} s")
        silent = [[Answer(s.name, url, failure=late) for url in s.first(self._base, _OPEN)] for s in sources]
        return [answer for some, none in zip(given, silent, strict=True) for answer in (none if some is None else some)]

    async def fetch(self, url: str, most: int | None = None) -> Response:
        """Return the answer of an address of the site, of at most so many bytes; raise `Unanswered`."""
        assert self._crawler.engine is not None
        self._own(url)
        meta = {"download_maxsize": most} if most else {}
        try:
            response = await self._crawler.engine.download_async(Request(url, meta=meta, dont_filter=True))
        except Exception as error:
            failure = Failure(error)  # type: ignore[no-untyped-call]
            code = code_of(failure)
            raise Unanswered(code, _BRIEFLY.get(code) or message_of(failure)) from error
        if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
            raise Unanswered(f"http_{response.status}", f"HTTP status {response.status}")
        self._own(response.url)
        return response

    def _own(self, url: str) -> None:
        if not urls.in_domains(url, self._hosts):
            raise Unanswered("offsite", f"{urls.host(url)} is not one of the site's hosts")

    async def _walk(self, source: Source, root: str) -> Answer:
        """Read files until one names articles of the site; the latest of an index first."""
        waiting, failure = [Child(root)], None
        for _ in range(_MOST_FILES):
            if not waiting:
                break
            file = waiting.pop(0)
            try:
                page, now = await self._read(source, file.url)
            except Unanswered as error:
                failure = failure or (None if file.optional and error.code in ("http_404", "http_410") else error)
                continue
            pages, _hints = pages_of(source.name, page.links, self._hosts, now)
            if pages:
                return Answer(source.name, root, tuple(page.link for page in pages))
            waiting = [*_latest_first(page.children), *waiting]
        return Answer(source.name, root, failure=failure or Unanswered("no_links", "it names no article of the site"))

    async def _read(self, source: Source, url: str) -> tuple[SourcePage, datetime]:
        response = await self.fetch(url, MAX_BYTES)
        try:
            return await self._pool.read(source, _fetched(response), _OPEN), present(response)
        except SourceError as error:
            raise Unanswered(error.code, error.reason) from error
        except ExtractionError as error:
            raise Unanswered(error.reason, f"reading it {error.reason}") from error


async def together(work: Sequence[Coroutine[Any, Any, _T]], seconds: float) -> list[_T | None]:
    """Return what each coroutine gives, in their order; None for those that aren't done in time, which are cancelled."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        return [task.result() if task.done() else None for task in tasks]
    finally:
        for task in tasks:
            task.cancel()


def _latest_first(files: Iterable[Child]) -> list[Child]:
    """Return files of an index as they are given, by their dates; without any, the last first: there sites put the newest."""
    given = list(files)
    return given if any(file.modified or file.optional for file in given) else given[::-1]


def _fetched(response: Response) -> Fetched:
    headers = {str(name).lower(): value for name, value in response.headers.to_unicode_dict().items()}
    return Fetched(response.url, response.body, headers)
