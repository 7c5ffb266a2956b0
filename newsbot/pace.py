"""Pace: turns that begin some time apart, however many wait for one."""

from __future__ import annotations

import asyncio

GATHERING = 0.05  # seconds; at two pages each second nobody waits, at two hundred ten share a transaction


class Pace:
    """Let turns begin `seconds` after one another at the least, in the order in which they are asked for."""

    def __init__(self, seconds: float = GATHERING) -> None:
        self._seconds = seconds
        self._next = 0.0

    async def turn(self) -> None:
        """Return when the turn may begin; at once if none has lately."""
        now = asyncio.get_running_loop().time()
        begins = max(now, self._next)
        self._next = begins + self._seconds
        if begins > now:
            await asyncio.sleep(begins - now)
