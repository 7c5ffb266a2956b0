"""Pace: what is worth doing for many at once isn't done for each by itself."""

from __future__ import annotations

import asyncio

GATHERING = 0.05  # seconds; at two pages each second nobody waits, at two hundred ten share a transaction


class Pace:
    """Let turns begin `seconds` after one another at the least."""

    def __init__(self, seconds: float = GATHERING) -> None:
        self._seconds = seconds
        self._next = 0.0

    async def turn(self) -> None:
        """Return when the next turn may begin."""
        loop = asyncio.get_running_loop()
        if (left := self._next - loop.time()) > 0:
            await asyncio.sleep(left)
        self._next = loop.time() + self._seconds
