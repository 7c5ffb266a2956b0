"""Group claim: texts that come within a moment are claimed in one transaction, in the order in which they came."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from newsbot.dedup.decide import Verdict
from newsbot.ledger.ledger import Candidate
from newsbot.pace import Pace

Claim = Callable[[Sequence[Candidate]], Awaitable[Sequence[Verdict | Exception]]]


class GroupClaim:
    """Collect candidates and hand them to `claim`, which returns the verdict on each or what went wrong with it."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._waiting: list[tuple[Candidate, asyncio.Future[Verdict]]] = []
        self._task: asyncio.Task[None] | None = None
        self._pace = Pace()

    async def add(self, candidate: Candidate) -> Verdict:
        """Return the verdict on a candidate; raise what kept it from being had."""
        future: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self._waiting.append((candidate, future))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._drain())
        return await future

    async def _drain(self) -> None:
        while self._waiting:
            await self._pace.turn()
            batch, self._waiting = self._waiting, []
            for (_, future), verdict in zip(batch, await self._verdicts([one for one, _ in batch]), strict=True):
                if future.done():  # its pipeline was cancelled meanwhile
                    continue
                if isinstance(verdict, Exception):
                    future.set_exception(verdict)
                else:
                    future.set_result(verdict)

    async def _verdicts(self, candidates: Sequence[Candidate]) -> Sequence[Verdict | Exception]:
        try:
            return await self._claim(candidates)
        except Exception as error:  # noqa: BLE001 - whatever it was, those who wait must hear of it
            return [error] * len(candidates)
