"""Group commit: many pages end in one append, one fsync and one transaction.

A batch is whatever came in while the one before was written or soon after it began, at most 64: at two pages a second
each page is on disk at once, at two hundred the cost of a sync is shared by ten. Behind a batch that the disk refused
nothing is tried again: a sync that failed once may succeed the next time without anything being on disk.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from newsbot.errors import LedgerError
from newsbot.ledger.ledger import Entry
from newsbot.pace import Pace

BATCH = 64
WRITTEN = frozenset({"new", "revised"})
STORAGE_ERRORS = (OSError, sqlite3.Error, LedgerError)
"""What says that nothing can be stored any more."""

Commit = Callable[[Sequence[Entry]], Awaitable[None]]


class GroupCommit:
    """Collect entries and hand them to `commit` in batches, in the order in which they may be written."""

    def __init__(self, commit: Commit) -> None:
        self._commit = commit
        self._waiting: deque[tuple[Entry, asyncio.Future[Entry]]] = deque()
        self._task: asyncio.Task[None] | None = None
        self._claimed: set[str] = set()
        self._given_up: set[str] = set()
        self._refused: Exception | None = None
        self._pace = Pace()

    def expect(self, article_id: str) -> None:
        """Note that an article of this run was claimed: what refers to it is written with it or after it."""
        self._claimed.add(article_id)
        self._given_up.discard(article_id)

    def forget(self, article_id: str) -> None:
        """Note that a claimed article won't be written: pages that say only what it says stay open."""
        self._claimed.discard(article_id)
        self._given_up.add(article_id)
        self._start()

    async def add(self, entry: Entry) -> Entry:
        """Return the entry, as it was written, when it is on disk; raise what kept it from getting there."""
        future: asyncio.Future[Entry] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, future))
        self._start()
        return await future

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._drain())

    async def _drain(self) -> None:
        while self._waiting:
            await self._pace.turn()
            if not (batch := self._batch()):
                return
            error = await self._write([entry for entry, _ in batch])
            for entry, future in batch:
                if entry.outcome in WRITTEN:
                    self._claimed.discard(entry.article_id or "")
                    self._given_up.update({entry.article_id or ""} if error else ())
                if future.done():  # its pipeline was cancelled meanwhile
                    continue
                if error is None:
                    future.set_result(entry)
                else:
                    future.set_exception(error)

    async def _write(self, entries: Sequence[Entry]) -> Exception | None:
        """Commit a batch; return what kept it from getting to the disk."""
        try:
            if self._refused is None:
                await self._commit(entries)
        except STORAGE_ERRORS as caught:
            self._refused = caught
        except Exception as caught:  # noqa: BLE001 - whatever it was, those who wait must hear of it
            return caught
        return self._refused

    def _batch(self) -> list[tuple[Entry, asyncio.Future[Entry]]]:
        """Take up to 64 entries; one that refers to an article still on its way stays until that one has come."""
        batch: list[tuple[Entry, asyncio.Future[Entry]]] = []
        kept: deque[tuple[Entry, asyncio.Future[Entry]]] = deque()
        arriving: set[str] = set()
        while self._waiting and len(batch) < BATCH:
            entry, future = self._waiting.popleft()
            if entry.refers_to in self._claimed - arriving:
                kept.append((entry, future))
                continue
            if entry.outcome in WRITTEN:
                arriving.add(entry.article_id or "")
            batch.append((self._as_it_ends(entry), future))
        self._waiting.extendleft(reversed(kept))
        return batch

    def _as_it_ends(self, entry: Entry) -> Entry:
        """Return the entry, or a failure for one whose text would stand nowhere: its original was never written."""
        if entry.outcome in WRITTEN or entry.refers_to not in self._given_up:
            return entry
        return Entry(entry.page, "failed", reason="original_failed")
