"""Turns: who may hand work to processes that several crawls share, so that none waits for another's heavy pages."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic


class Turns:
    """Let a few tasks through at a time; next is whoever has used the least time of the workers so far.

    Where there are several users one of them has all workers but one at most: the others needn't wait until a page has
    taken its thirty seconds. For one event loop, and to be called from its thread.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._used: dict[object, float] = {}  # user -> seconds
        self._held: Counter[object] = Counter()
        self._waiting: defaultdict[object, deque[asyncio.Future[bool]]] = defaultdict(deque)
        self._leaving: defaultdict[object, list[asyncio.Future[None]]] = defaultdict(list)

    @asynccontextmanager
    async def turn(self, user: object) -> AsyncIterator[bool]:
        """Wait for a turn and have it; the value is False for one that was sent away."""
        self._used.setdefault(user, min(self._used.values(), default=0.0))
        called: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting[user].append(called)
        self._call()
        try:
            mine = await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled() and called.result():
                self._back(user)
            raise
        begun = monotonic()
        try:
            yield mine
        finally:
            if mine:
                self._back(user, monotonic() - begun)

    def leave(self, user: object) -> None:
        """Send away all that wait for a user, who wants no more turns; those that he has end as they end."""
        if self._used.pop(user, None) is None:
            return
        for called in self._waiting.pop(user, ()):
            if not called.done():
                called.set_result(False)
        self._call()

    async def left(self, user: object) -> None:
        """Return when a user has no turn any more."""
        if self._held[user]:
            over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._leaving[user].append(over)
            await over

    def _back(self, user: object, seconds: float = 0.0) -> None:
        self._held[user] -= 1
        if not self._held[user]:
            del self._held[user]
            for over in self._leaving.pop(user, ()):
                over.set_result(None)
        if user in self._used:
            self._used[user] += seconds
        self._call()

    def _call(self) -> None:
        most = self._workers if len(self._used) <= 1 else max(1, self._workers - 1)
        while self._held.total() < self._workers:
            ready = [user for user, row in self._waiting.items() if row and self._held[user] < most]
            if not ready:
                return
            user = min(ready, key=lambda user: self._used[user])
            called = self._waiting[user].popleft()
            if not called.done():
                self._held[user] += 1
                called.set_result(True)
