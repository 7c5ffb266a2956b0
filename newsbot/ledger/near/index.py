"""The index over all slices: whom a new text may repeat."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsbot.dedup.candidates import COMMON, is_candidate
from newsbot.dedup.fingerprint import Fingerprint
from newsbot.ledger.near.keyfile import Packed, pack, split
from newsbot.ledger.near.record import Known
from newsbot.ledger.near.slice import SUFFIXES, Slice

DAY = 86_400.0
_SPAN = 30 * DAY
# Records that are read at most for one text, and of these such as share one key. Only flashes are found by one, and
# one that many texts have isn't it.
_READ, _SINGLES, _RARE = 200, 30, 10
_OPEN = 64  # slices, each two files and at most 3 MB of keys: an archive of twenty years has 240


class NearIndex:
    """Use it under the ledger's write lock; `committed` is the ledger's: slice -> length of its log in bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._slices: dict[int, Slice] = {}

    def candidates(
        self,
        found_by: Fingerprint,
        published: float,
        window: float,
        committed: Mapping[int, int],
        *,
        settled: bool = True,
    ) -> Iterator[Known]:
        """Yield the texts worth comparing, those that share most keys first.

        They were published at most `window` seconds before or after. Not `settled`: this transaction added some.
        """
        wanted = pack(found_by.keys, 0)
        first, last = slice_of(published - window), slice_of(published + window)
        self._close_idle(first, last)
        found: list[tuple[int, Slice, int, int]] = []
        for number in sorted(number for number in committed if first <= number <= last):
            part = self._slice(number)
            found += (
                (shared, part, place, passed)
                for place, shared, passed in _ranked(part.find(wanted, committed[number], settled=settled))
            )
        found.sort(key=lambda hit: -hit[0])
        for shared, part, place, passed_over in found[:_READ]:
            if (seen := part.glance(place)) is None:
                continue
            then, sizes = seen
            if abs(then - published) <= window and is_candidate(found_by.sketch.sizes, sizes, shared, passed_over):
                known = part.read(place)
                if known is not None:
                    yield known

    def add(self, known: Known, committed: Mapping[int, int]) -> tuple[int, int]:
        """Add a text; return its slice and the slice's new length."""
        number = slice_of(known.published)
        self._close_idle(number, number)
        part = self._slice(number)
        return number, part.append(known, committed.get(number, 0))

    def sync(self, slices: Collection[int]) -> None:
        """Return when what was added to the slices has reached the disk."""
        for number in slices:
            self._slice(number).sync()

    def sweep(self, kept: Collection[int]) -> None:
        """Remove all slices but these. Other processes that have one of them open go on seeing it."""
        for number in self._slices.keys() - kept:
            self._slices.pop(number).close()
        for path in self._folder.glob("*.*"):
            is_ours = path.suffix in SUFFIXES and path.stem.removeprefix("-").isdecimal()
            if is_ours and int(path.stem) not in kept:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close all files."""
        for part in self._slices.values():
            part.close()
        self._slices.clear()

    def _slice(self, number: int) -> Slice:
        part = self._slices.pop(number, None)
        if part and part.is_removed:
            part.close()
            part = None
        self._slices[number] = part or Slice(self._folder, str(number))  # who was used last stands last
        return self._slices[number]

    def _close_idle(self, first: int, last: int) -> None:
        """Close slices that were used longest ago, but none that are needed now."""
        idle = [number for number in self._slices if not first <= number <= last]
        for number in idle[: max(0, len(self._slices) - _OPEN)]:
            self._slices.pop(number).close()


def slice_of(instant: float) -> int:
    """Return the number of the slice that an instant in Unix seconds lies in."""
    return int(instant // _SPAN)


def _ranked(found: Packed) -> list[tuple[int, int, int]]:
    """Return (place, keys shared, keys passed over) of the texts that share keys, the best first."""
    if not len(found):
        return []
    keys, places = split(np.sort(found, kind="stable"))
    _, texts_of_key = _runs(keys)
    telling = texts_of_key <= COMMON
    passed_over = int((~telling).sum())
    texts, shared = _runs(np.sort(places[np.repeat(telling, texts_of_key)], kind="stable"))
    several = np.flatnonzero(shared > 1)
    best = several[np.argsort(-shared[several], kind="stable")][:_READ]
    single = np.searchsorted(texts, places[np.repeat(texts_of_key <= _RARE, texts_of_key)])
    order = np.concatenate((best, single[shared[single] == 1][:_SINGLES]))
    return [(int(texts[i]), int(shared[i]), passed_over) for i in order.tolist()]


def _runs(ordered: Packed) -> tuple[Packed, NDArray[np.intp]]:
    """Return the distinct values of a sorted array, and how often each stands in it."""
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))[: len(ordered)]
    return ordered[starts], np.diff(np.append(starts, len(ordered)))
