"""Pace: turns begin apart, also where several wait at once."""

from __future__ import annotations

import asyncio

import pytest

from newsbot.pace import Pace


def test_turns_that_are_asked_for_together_begin_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(round(seconds))

    async def four() -> None:
        pace = Pace(100)
        await asyncio.gather(*(pace.turn() for _ in range(4)))

    monkeypatch.setattr("newsbot.pace.asyncio.sleep", sleep)
    asyncio.run(four())
    assert waited == [100, 200, 300]
