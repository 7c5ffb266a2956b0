"""KnownTexts: what was decided on each line so far, in a log on disk, numbered in the order of the lines."""

from __future__ import annotations

import math
import os
import struct
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from newsbot.article import Relation
from newsbot.dedup.decide import Link

_RELATIONS: tuple[Relation, ...] = ("new", "near", "related", "series", "exact")
_HEAD = struct.Struct("<16s16s?BdIIII")


@dataclass(frozen=True, slots=True)
class Known:
    """A line that was decided on. `id` and `link.duplicate_of` are JSON, the rest is as in `Item`."""

    id: str
    state: bytes
    exact: bytes
    kept: bool
    link: Link
    length: int
    sketch: bytes


class KnownTexts:
    """Texts by number. 8 bytes of memory each, about 600 on disk."""

    def __init__(self, folder: Path) -> None:
        self._log = (folder / "texts").open("w+b", buffering=1 << 20)
        self._end = 0
        self._offsets = array("Q")
        self._fresh: dict[int, Known] = {}

    def add(self, known: Known) -> int:
        """Add a text; return its number. Raises `OSError` when the disk is full."""
        data = _pack(known)
        self._log.write(data)
        number = len(self._offsets)
        self._offsets.append(self._end)
        self._end += len(data)
        self._fresh[number] = known
        return number

    def settle(self) -> None:
        """Give back the memory of what was added since the last time."""
        self._log.flush()
        self._fresh.clear()

    def __getitem__(self, number: int) -> Known:
        if (known := self._fresh.get(number)) is not None:
            return known
        start = self._offsets[number]
        end = self._offsets[number + 1] if number + 1 < len(self._offsets) else self._end
        return _unpack(os.pread(self._log.fileno(), end - start, start))

    def close(self) -> None:
        """Close the log."""
        self._log.close()


def _pack(known: Known) -> bytes:
    own, other = known.id.encode(), (known.link.duplicate_of or "").encode()
    similarity = math.nan if known.link.similarity is None else known.link.similarity
    relation = _RELATIONS.index(known.link.relation)
    sizes = (known.length, len(own), len(other), len(known.sketch))
    head = _HEAD.pack(known.state, known.exact, known.kept, relation, similarity, *sizes)
    return head + own + other + known.sketch


def _unpack(data: bytes) -> Known:
    state, exact, kept, relation, similarity, length, own, other, sketch = _HEAD.unpack_from(data)
    start = _HEAD.size
    other_start, sketch_start = start + own, start + own + other
    link = Link(
        cast("Relation", _RELATIONS[relation]),
        data[other_start:sketch_start].decode() or None,
        None if math.isnan(similarity) else similarity,
    )
    packed = data[sketch_start : sketch_start + sketch]
    return Known(data[start:other_start].decode(), state, exact, kept, link, length, packed)
