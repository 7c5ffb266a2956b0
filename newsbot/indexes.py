"""Which files of an index are worth asking for, where it doesn't tell when they changed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta

from newsbot.discovery.source import Child, SourcePage
from newsbot.discovery.walk import Walk

_NUMBERS = re.compile(r"\d+")
_FRESH = timedelta(hours=6)  # so long a file that doesn't tell when it changed is believed to be as it was

Read = Callable[[str], Awaitable[datetime | None]]
"""When the file of an address was read last."""


async def due(walk: Walk, page: SourcePage, unseen: int, read: Read) -> list[Child]:
    """Return the files of an index that may hold something new.

    Of many it isn't told when they changed: sections of a front page, WordPress's own sitemaps. Where everything
    was read once, the sections are asked if the front page itself names something new, and of an index the first
    and the last file of each kind, where sites put their newest; the others if they haven't been for some hours.
    """
    if not walk.settled or (unseen and page.links):
        return list(page.children)
    newest = set() if page.links else _ends(page.children)
    return [c for c in page.children if c.modified or c in newest or _is_stale(await read(c.url))]


def _is_stale(read: datetime | None) -> bool:
    return read is None or not timedelta() <= datetime.now(UTC) - read < _FRESH


def _ends(files: Iterable[Child]) -> set[Child]:
    """Return the first and the last of each family of files, whose names differ by numbers only."""
    families: dict[str, list[Child]] = {}
    for file in files:
        families.setdefault(_NUMBERS.sub("", file.url), []).append(file)
    return {end for family in families.values() for end in (family[0], family[-1])}
