"""Resume: where a walk that was broken off left its lists and its index, so that the next run takes it up there."""

from __future__ import annotations

from collections.abc import Callable

from newsbot.discovery.source import Child
from newsbot.discovery.walk import Left, Walk
from newsbot.ledger.run import Run


class Resume:
    """What is kept of walks that haven't covered their source yet; of the others there is nothing to take up.

    `key` gives the ledger's key of a file's address.
    """

    def __init__(self, run: Run, key: Callable[[str], str]) -> None:
        self._run = run
        self._key = key

    async def left(self, walk: Walk, start: str) -> Left | None:
        """Return where an earlier walk left the list that begins at `start`, None if none did."""
        if walk.mark is not None:
            return None
        if start not in walk.lists:
            past = await self._run.walk(self._key(start), walk.span, walk.source.name)
            walk.lists[start] = None if past.place is None else Left(past.place, past.mark or 0)
        return walk.lists[start]

    async def reach(self, walk: Walk, start: str, place: str) -> None:
        """Note the page that a list was read to, "" for its end.

        A walk cut by the run's limit is no further than before, nor is a list of which a part couldn't be read.
        """
        if walk.mark is None and not walk.cut and start not in walk.flawed:
            await self._run.reached(self._key(start), walk.span, place)

    def following(self, walk: Walk, left: Left, following: str) -> str | None:
        """Return the page to ask behind one that the earlier walk had named whole: what lies between was named as well.

        None where that walk had come to the list's end; the next one where it hadn't come further than this one has.
        """
        if not left.place:
            return None
        return following if walk.was_asked(left.place) else left.place

    async def is_read(self, walk: Walk, file: Child) -> bool:
        """Tell whether a file of a sitemap's index was read by a walk that was broken off, and hasn't changed since."""
        if walk.mark is not None or walk.source.name != "sitemap":
            return False
        past = await self._run.walk(self._key(file.url), walk.span, walk.source.name)
        if past.place != "" or past.begun is None:
            return False
        return file.modified is None or file.modified <= past.begun
