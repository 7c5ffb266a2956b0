"""Run: one crawl of one site, from its lock to its report. An extension, so that every component finds the same one.

All blocking work of the run (SQLite, files) happens in one thread of its own, in the order in which it was asked for.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import ParamSpec, Self, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem, NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot.clock import present
from newsbot.dedup.decide import Rules, Verdict
from newsbot.discovery.source import Window
from newsbot.discovery.walk import Walk
from newsbot.errors import LedgerError
from newsbot.ledger.claiming import GroupClaim
from newsbot.ledger.commit import GroupCommit
from newsbot.ledger.ends import given_up
from newsbot.ledger.ledger import (
    NOT_TO_BLAME,
    Candidate,
    Discovered,
    Entry,
    Page,
    Rejection,
    SourceState,
    Validators,
    WalkEnd,
    WalkState,
)
from newsbot.ledger.result import report
from newsbot.ledger.schedule import Recheck, Schedule
from newsbot.ledger.settings import rules_of, schedule_of
from newsbot.ledger.store import Store
from newsbot.ledger.tally import Tally
from newsbot.ledger.troubles import explained

_P = ParamSpec("_P")
_T = TypeVar("_T")
# Seconds between two looks at a text that is being written at this moment: a claim is confirmed within a second or two.
_ASK_AGAIN = (0.1, 0.4, 1.0, 1.5, 2.0)
_RULES = Rules()
_SCHEDULE = Schedule()
_logger = logging.getLogger("newsbot")


class RunStopped(DropItem, CloseSpider):
    """The run can't store anything any more. Raised by every operation of `Run` from then on; pages stay open.

    Both of Scrapy's, since it may meet a pipeline or a callback: neither is a fault of theirs.
    """

    def __init__(self, message: str) -> None:
        DropItem.__init__(self, message, log_level="DEBUG")
        self.reason = "shutdown"


class Run:
    """The state of one run. Its operations return when their work is on disk."""

    def __init__(
        self,
        crawler: Crawler,
        site: str,
        output: Path,
        schedule: Schedule = _SCHEDULE,
        rules: Rules = _RULES,
        most_attempts: int = 10,
    ) -> None:
        self.crawler = crawler
        self.site = site
        self.tally = Tally()
        self.walks: list[Walk] = []
        self.started = datetime.now(UTC)
        self.ended: datetime | None = None
        self._begun, self._over = monotonic(), 0.0
        self.reason = ""
        self.error: Exception | None = None
        self.remaining = 0
        self.waiting = 0  # pages that were open when the run began
        self.outside = 0  # pages discovered that aren't of the span of time asked for
        self.limit: int | None = None  # of articles that it was asked for
        self.behind = timedelta()  # this machine's clock, by that of the site
        self.left_alone = False  # nothing more is asked for: the host, or its robots.txt, wants or allows nothing now
        self.store = Store(output, site, self.started, schedule, rules)
        self._most_attempts = most_attempts
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"ledger-{site}")
        self._commits = GroupCommit(self._commit)
        self._claiming = GroupClaim(self._claim)
        self._cursor = 0
        self._taken: set[str] = set()
        self._fetched: set[str] = set()
        self._claims: dict[str, str] = {}  # page -> article that it is to be written as

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the run of the crawler's spider. Raises `SiteLocked` or `LedgerError`."""
        site = getattr(crawler.spider, "site", None)
        if site is None:  # scrapy shell and fetch use a spider without a site
            raise NotConfigured
        settings = crawler.settings
        output, most = Path(settings["OUTPUT_DIR"]), settings.getint("MAX_ATTEMPTS")
        run = cls(crawler, site, output, schedule_of(settings), rules_of(settings), most)
        crawler.signals.connect(run._closed, signals.spider_closed)
        crawler.signals.connect(run._dropped, signals.item_dropped)
        crawler.signals.connect(run._failed, signals.item_error)
        return run

    async def source(self, key: str) -> SourceState:
        """Return what is known of a source file."""
        return await self._call(self.store.ledger.source, self.site, key)

    async def discover(self, key: str, validators: Validators, pages: Sequence[Page], mark: int) -> Discovered:
        """Store what a source file named; tell what it brought."""
        found = await self._call(self.store.ledger.discover, self.site, key, validators, pages, mark)
        self.tally.discovered += found.fresh
        return found

    async def reread(self, key: str) -> None:
        """Note that a source file is as it was."""
        await self._call(self.store.ledger.reread, self.site, key)

    async def complete(self, key: str, since: datetime | None, mark: int | None = None) -> None:
        """Note that a walk reached its end, now or when `mark` was the last place in the queue."""
        await self._call(self.store.ledger.complete, self.site, key, since, mark)

    async def walk(self, key: str, span: str, via: str) -> WalkState:
        """Return how earlier walks through a source went."""
        return await self._call(self.store.ledger.walk, self.site, key, span, via)

    async def reached(self, key: str, span: str, place: str) -> None:
        """Note how far a walk has come."""
        await self._call(self.store.ledger.reached, self.site, key, span, place)

    async def walked(self, key: str, span: str, end: WalkEnd, lists: Sequence[str]) -> None:
        """Note how a walk through these lists ended."""
        await self._call(self.store.ledger.walked, self.site, key, span, end, lists)

    async def count(self, window: Window, limit: int | None) -> None:
        """Count the pages that wait for this run; note its limit of articles."""
        self.limit = limit
        self.waiting = await self._call(self.store.ledger.waiting, self.site, window)

    async def place(self) -> int:
        """Return the last place in the queue of pages."""
        return await self._call(self.store.ledger.place)

    async def addresses(self, count: int) -> list[str]:
        """Return the addresses of the articles read last."""
        return await self._call(self.store.ledger.addresses, self.site, count)

    async def recheck(self, recheck: Recheck) -> None:
        """Open young articles again of which no source tells when they change."""
        await self._call(self.store.ledger.recheck, self.site, recheck)

    async def take(self, count: int, window: Window) -> tuple[list[Page], bool]:
        """Return the next open pages that this run hasn't taken yet, and whether there are more behind them."""
        pages = await self._call(self.store.ledger.take, self.site, self._cursor, count + 1, window)
        taken = pages[:count]
        if taken:
            self._cursor = taken[-1].seq
        self._taken.update(page.key for page in taken)
        return taken, len(pages) > count

    @property
    def in_flight(self) -> int:
        """Pages that were taken up and haven't ended yet."""
        return len(self._taken)

    def fetched(self, page: Page) -> None:
        """Note that a page's answer has come: from now on it must end in exactly one outcome."""
        self.tally.fetched += 1
        self._fetched.add(page.key)

    def present(self, response: Response) -> datetime:
        """Return what time it is, see `newsbot.clock`; note that this machine's clock is behind."""
        now = present(response)
        self.behind = max(self.behind, now - datetime.now(UTC))
        return now

    def skip(self, page: Page, reason: str) -> None:
        """Leave a page as it is, open: it wasn't asked for at all, or its answer came too late to be read."""
        self.tally.refused[reason] += 1
        self.tally.fetched -= page.key in self._fetched
        self._fetched.discard(page.key)
        self._taken.discard(page.key)

    async def claim(self, candidate: Candidate) -> Verdict:
        """Decide on an article and claim its text; let a claim that stands in its way be confirmed first."""
        key = candidate.page.key
        verdict = await self._claiming.add(candidate)
        for pause in _ASK_AGAIN:
            if verdict.outcome != "busy":
                break
            await asyncio.sleep(pause)
            verdict = await self._claiming.add(candidate)
        if verdict.outcome in ("new", "revised"):
            self._claims[key] = verdict.article_id or candidate.article.id
            self._commits.expect(self._claims[key])
        return verdict

    async def release(self, article_id: str) -> None:
        """Give a claim back: its article can't be written after all."""
        await self._call(self.store.ledger.release, article_id)
        self._commits.forget(article_id)

    async def end(self, entry: Entry) -> None:
        """End one page: return when its line and its state are on disk. One that failed too often is given up."""
        if entry.outcome == "failed" and entry.reason not in NOT_TO_BLAME:
            last = entry.page.attempts + 1 >= self._most_attempts
            entry = given_up(self.site, entry) if last else entry
        try:
            entry = await self._commits.add(entry)
        except (OSError, sqlite3.Error, LedgerError) as error:
            raise self._stop(error) from error
        self.tally.add(entry)
        self._taken.discard(entry.page.key)
        self._fetched.discard(entry.page.key)
        self._claims.pop(entry.page.key, None)

    async def _dropped(self, item: object) -> None:
        """End a page that a pipeline of somebody else's dropped; ours have ended theirs before."""
        await self._unwind(item, "dropped by a pipeline")

    async def _failed(self, item: object, failure: Failure) -> None:
        await self._unwind(item, f"error in a pipeline: {failure.value!r}")

    async def _unwind(self, item: object, reason: str) -> None:
        page = item.page if isinstance(item, (Candidate, Rejection)) else None
        if page is None or page.key not in self._fetched or self.error is not None:
            return
        if claimed := self._claims.pop(page.key, None):
            await self.release(claimed)
        await self.end(Entry(page, "failed", reason=reason))

    async def _claim(self, candidates: Sequence[Candidate]) -> Sequence[Verdict | Exception]:
        return await self._call(self.store.claim, candidates)

    async def _commit(self, entries: Sequence[Entry]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self.store.commit, entries)

    async def _call(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        if self.error is not None:
            raise RunStopped("the run was stopped")
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, lambda: function(*args, **kwargs))
        except (OSError, sqlite3.Error, LedgerError) as error:
            raise self._stop(error) from error

    def _stop(self, error: Exception) -> RunStopped:
        if self.error is None:
            self.error = error
            _logger.critical("%s: stopping, nothing can be stored any more: %s", self.site, explained(error))
            self._stopping = asyncio.ensure_future(self.crawler.stop_async())
        return RunStopped(f"not stored: {error}")

    async def _closed(self, reason: str) -> None:
        await asyncio.to_thread(self.close, reason)

    def close(self, reason: str) -> None:
        """End the run: its report, its end in the ledger, its lock. Blocking."""
        self.ended, self._over = datetime.now(UTC), monotonic()
        self.reason = "storage_error" if self.error else reason
        self.tally.furniture = self.store.habits.dropped
        self.tally.sources = sum((walk.codes for walk in self.walks), Counter())
        try:
            closing = self._thread.submit(self.store.close, self.reason, self.tally.counters(), report(self))
            self.remaining = closing.result()
        except (OSError, sqlite3.Error, LedgerError) as error:
            self.error = self.error or error
            _logger.critical("%s: the run could not be closed properly: %s", self.site, explained(error))
        finally:
            self._thread.shutdown()
            self.store.release()

    @property
    def elapsed(self) -> float:
        """Seconds since the run began, or that it took, whatever was done to the clock."""
        return (self._over or monotonic()) - self._begun
