"""Extraction in worker processes: the event loop never waits for CPU, and a page that crashes or hangs costs itself."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from newsbot.errors import NewsbotError, SourceError
from newsbot.processes import settle

if TYPE_CHECKING:  # the worker imports these, the crawling process can do without their weight
    from newsbot.article import Article
    from newsbot.discovery.source import Fetched, Link, Source, SourcePage, Window
    from newsbot.extraction.site import SiteHints

_T = TypeVar("_T")
_STARTING = 2.0  # seconds that a start may take at the end of a run
_PAGES_PER_WORKER = 2000  # libxml2 and its callers keep some memory of every page


class ExtractionError(NewsbotError):
    """A page, or a file of a source, could not be read. Raised by `ExtractionPool`.

    `reason` is crashed (a worker died on it), timeout, or stopping: the pool was closed before it was read.
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: extraction {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Job:
    """One page for a worker: the arguments of `newsbot.extraction.extract`."""

    html: bytes
    url: str
    content_type: str | None
    fetched_at: datetime
    site: SiteHints
    link: Link | None


class ExtractionPool:
    """`workers` processes that each read one page at a time, `timeout` seconds at most."""

    def __init__(self, workers: int, timeout: float) -> None:
        context = multiprocessing.get_context("forkserver")
        # Imported once in the server: each worker, also one that replaces a dead one, starts in milliseconds.
        context.set_forkserver_preload(["newsbot.extraction", "newsbot.discovery", "trafilatura"])
        self._timeout = timeout
        self._start = partial(ProcessPool, workers, _PAGES_PER_WORKER, settle, context=context)
        self._pool = self._start()
        self._reading: set[asyncio.Future[Any]] = set()
        self._stopping = self._stopped = False
        self._warmed: Future[None] | None = None

    def warm(self) -> None:
        """Start the workers, so that the first page finds them ready."""
        self._warmed = self._pool.schedule(_idle)

    async def extract(self, job: Job) -> Article:
        """Read a page; raise `NotAnArticle`, or `ExtractionError` when a worker was lost on it twice."""
        return await self._twice(job.url, _extract, job)

    async def read(self, source: Source, fetched: Fetched, window: Window) -> SourcePage:
        """Read a file of a source; raise `SourceError`, or `ExtractionError` when a worker was lost on it twice."""
        return await self._twice(fetched.url, _read, source, fetched, window)

    async def _twice(self, url: str, function: Callable[..., _T], *args: object) -> _T:
        try:
            return await self._once(url, function, *args)
        except ExtractionError as error:
            if self._stopping:
                raise ExtractionError(url, "stopping") from error
            return await self._once(url, function, *args)

    async def _once(self, url: str, function: Callable[..., _T], *args: object) -> _T:
        if self._stopped:
            raise ExtractionError(url, "stopping")
        if not self._pool.active:  # Pebble gives up when a worker is killed that had nothing to do
            self._pool = self._start()
        reading = asyncio.wrap_future(self._pool.schedule(function, args=args, timeout=self._timeout))
        self._reading.add(reading)
        try:
            return await reading
        except FutureTimeoutError as error:
            raise ExtractionError(url, "timeout") from error
        except (ProcessExpired, BrokenProcessPool) as error:
            raise ExtractionError(url, "crashed") from error
        except asyncio.CancelledError as error:
            if self._stopped:
                raise ExtractionError(url, "stopping") from error
            raise
        finally:
            self._reading.discard(reading)

    def finish(self) -> None:
        """Begin no second tries any more."""
        self._stopping = True

    def give_up(self) -> None:
        """Let every page that isn't read yet end as "stopping", those in work too."""
        self._stopping = self._stopped = True
        self._pool.stop()  # type: ignore[no-untyped-call] # Pebble leaves it without types
        for reading in self._reading:
            reading.cancel()

    def close(self) -> None:
        """End the workers. Returns when they are gone; pages still in work are given up."""
        if self._warmed is not None:  # a worker that is stopped while it starts finds its semaphores gone, and says so
            wait_for([self._warmed], timeout=_STARTING)
        self._pool.stop()  # type: ignore[no-untyped-call] # Pebble leaves it without types
        self._pool.join()


def _extract(job: Job) -> Article:
    from newsbot.extraction import extract  # noqa: PLC0415 - keeps trafilatura out of the crawling process

    return extract(
        job.html, job.url, content_type=job.content_type, fetched_at=job.fetched_at, site=job.site, link=job.link
    )


def _read(source: Source, fetched: Fetched, window: Window) -> SourcePage:
    try:
        return source.read(fetched, window)
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever strangers write must cost no more than their own file
        raise SourceError(fetched.url, f"it can't be read ({error!r})", "fault") from None


def _idle() -> None:
    """Do nothing: a first task makes the pool start its processes."""
