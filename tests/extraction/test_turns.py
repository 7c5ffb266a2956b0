"""Crawls that share workers wait in turns: none for the heavy pages of another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from newsbot.extraction import turns as module
from newsbot.extraction.turns import Turns

Wait = Callable[[], Awaitable[object]]


async def settled() -> None:
    """Let everything run that can."""
    for _ in range(20):
        await asyncio.sleep(0)


class Office:
    """Turns with what was begun in them, and a clock that passes when a test says so."""

    def __init__(self, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.turns = Turns(workers)
        self.begun: list[str] = []
        self.sent_away: list[str] = []
        self.now = 0.0
        self._gates: dict[str, list[asyncio.Event]] = {}
        monkeypatch.setattr(module, "monotonic", lambda: self.now)

    def ask(self, user: str, times: int = 1) -> list[asyncio.Task[None]]:
        """Let a user ask for turns."""
        return [asyncio.ensure_future(self._work(user)) for _ in range(times)]

    async def end(self, user: str, after: float = 0.0) -> None:
        """End the turn that a user has had longest, which took that many seconds."""
        self.now += after
        self._gates[user].pop(0).set()
        await settled()

    async def _work(self, user: str) -> None:
        async with self.turns.turn(user) as mine:
            if not mine:
                self.sent_away.append(user)
                return
            gate = asyncio.Event()
            self._gates.setdefault(user, []).append(gate)
            self.begun.append(user)
            await gate.wait()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """Turns of two workers."""
    return Office(2, monkeypatch)


def test_one_user_keeps_all_workers_busy(office: Office) -> None:
    async def run() -> None:
        office.ask("a", 9)
        await settled()
        assert office.begun == ["a"] * 2
        await office.end("a")
        assert office.begun == ["a"] * 3

    asyncio.run(run())


def test_of_several_none_has_every_worker(office: Office) -> None:
    async def run() -> None:
        office.ask("quick")
        office.ask("heavy", 9)
        await settled()
        await office.end("quick")
        office.ask("quick")
        await settled()
        assert office.begun.count("heavy") == 1
        assert office.begun.count("quick") == 2

    asyncio.run(run())


def test_next_is_who_used_the_workers_least(monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(1, monkeypatch)

    async def run() -> None:
        office.ask("heavy", 3)
        office.ask("quick", 9)
        await settled()
        await office.end("heavy", after=30.0)
        for _ in range(9):
            await office.end("quick", after=0.1)
        assert office.begun.count("quick") == 9, "all of them, and then the heavy one again"
        assert office.begun.count("heavy") == 2

    asyncio.run(run())


def test_who_leaves_waits_no_longer_and_what_he_has_ends_as_it_ends(office: Office) -> None:
    async def run() -> None:
        tasks = office.ask("leaving", 3)
        office.ask("other", 3)
        await settled()
        office.turns.leave("leaving")
        await settled()
        assert office.sent_away == ["leaving"] * (3 - office.begun.count("leaving"))
        await office.end("leaving")
        await asyncio.gather(*tasks[:0])
        await office.end("other")
        await office.end("other")
        assert office.begun.count("other") == 3

    asyncio.run(run())


def test_a_user_has_left_when_his_last_turn_is_over(office: Office) -> None:
    async def run() -> None:
        office.ask("leaving", 2)
        await settled()
        office.turns.leave("leaving")
        left = asyncio.ensure_future(office.turns.left("leaving"))
        await office.end("leaving")
        assert not left.done()
        await office.end("leaving")
        assert left.done()
        await office.turns.left("leaving")

    asyncio.run(run())


def test_a_turn_that_is_cancelled_is_given_back(office: Office) -> None:
    async def run() -> None:
        office.ask("a", 2)
        waiting = office.ask("a")
        await settled()
        [task] = waiting
        await_called = office.end("a")  # calls the third
        task.cancel()
        await await_called
        office.ask("a")
        await settled()
        await office.end("a")
        assert office.begun == ["a"] * 3, "the cancelled one never began, and the last one had its place"

    asyncio.run(run())
