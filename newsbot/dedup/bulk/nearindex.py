"""NearIndex: the earlier texts that share keys with a text, within the window.

Texts of earlier blocks are found in sorted files, for all texts of a block at once; those of the same block in a
dictionary, since which of them are kept is not known before their turn. An entry of the files is a key and an hour, so
that only what lies in the window is found and counted.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsbot.dedup.bulk.item import LATEST_HOUR, UNDATED
from newsbot.dedup.bulk.sortedfiles import Docs, SortedFiles, Values
from newsbot.dedup.candidates import COMMON, MOST, is_candidate
from newsbot.dedup.sketch import Sizes

_HOUR_BITS = np.uint64(24)
_PART = 500  # texts whose earlier texts are in memory at once, COMMON for each key at most


@dataclass(frozen=True, slots=True)
class Query:
    """A text of the block: its hour, and its keys with how many earlier blocks' texts have each.

    `places` and `docs` are the entries themselves, of the keys that are not too common: which key, which text.
    """

    hour: int
    keys: list[int]
    counts: list[int]
    places: NDArray[np.int64]
    docs: Docs


class NearIndex:
    """Texts by their keys. 8 bytes of memory each, 12 on disk for each of its keys."""

    def __init__(self, folder: Path, window: int) -> None:
        self._window = window  # hours
        self._files = SortedFiles(folder, "near")
        self._sizes = (array("I"), array("H"), array("H"))  # as in `Sizes`
        self._has_undated = False
        self._here: dict[int, list[int]] = {}
        self._hours: dict[int, int] = {}

    def queries(self, keys: Sequence[NDArray[np.int64]], hours: Sequence[int]) -> Iterator[Query]:
        """Yield a query for each text of a block. Consume it before the block is settled."""
        lengths = np.array([len(k) for k in keys], np.int64)
        all_keys = np.concatenate([*keys, np.empty(0, np.int64)]).astype(np.uint64)
        all_hours = np.repeat(np.array(hours, np.int64), lengths)
        ranges = self._ranges(all_keys, all_hours)
        counts = np.bincount(ranges[2], self._files.count(*ranges[:2]), len(all_keys)).astype(np.int64)
        ends = np.cumsum(lengths)
        for first in range(0, len(keys), _PART):
            last = min(first + _PART, len(keys))
            starts = (ends - lengths)[first:last]
            places, docs = self._entries(ranges, counts, int(starts[0]), int(ends[last - 1]))
            bounds = np.searchsorted(places, np.append(starts, ends[last - 1])).tolist()
            for i, start in enumerate(starts.tolist()):
                number = first + i
                mine = slice(bounds[i], bounds[i + 1])
                here = counts[start : start + lengths[number]]
                yield Query(hours[number], keys[number].tolist(), here.tolist(), places[mine] - start, docs[mine])

    def candidates(self, query: Query, sizes: Sizes) -> list[int]:
        """Return the texts worth comparing, those that share most keys first. `sizes` as in `Item`."""
        shared, passed_over = self._shared(query)
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        found: list[int] = []
        for doc, count in ranked:
            other = Sizes(*(column[doc] for column in self._sizes))
            if is_candidate(sizes, other, count, passed_over):
                found.append(doc)
                if len(found) == MOST:
                    break
        return found

    def skip(self, doc: int) -> None:
        """Take note of a text that is not found by its keys."""
        self._grow(doc, Sizes(0, 0, 0))

    def add(self, doc: int, query: Query, sizes: Sizes) -> None:
        """Let a text of the block be found."""
        self._grow(doc, sizes)
        self._has_undated |= query.hour == UNDATED
        self._hours[doc] = query.hour
        here = self._here
        for key in query.keys:
            if key in here:
                here[key].append(doc)
            else:
                here[key] = [doc]

    def settle(self) -> None:
        """End the block."""
        lengths = np.fromiter(map(len, self._here.values()), np.int64, len(self._here))
        keys = np.repeat(np.fromiter(self._here, np.uint64, len(self._here)), lengths)
        docs = np.fromiter(chain.from_iterable(self._here.values()), np.uint32, len(keys))
        hours = np.fromiter((self._hours[doc] for doc in docs.tolist()), np.uint64, len(keys))
        self._files.add((keys << _HOUR_BITS) | hours, docs)
        self._here.clear()
        self._hours.clear()

    def _grow(self, doc: int, sizes: Sizes) -> None:
        assert doc == len(self._sizes[0])
        for column, size in zip(self._sizes, sizes, strict=True):
            column.append(size)

    def _ranges(self, keys: Values, hours: NDArray[np.int64]) -> tuple[Values, Values, NDArray[np.int64]]:
        """Return the ranges of entries within the window: first, last, and which of the keys each is for."""
        undated = hours == UNDATED
        first = np.where(undated, UNDATED, np.maximum(hours - self._window, UNDATED + 1)).astype(np.uint64)
        last = np.where(undated, LATEST_HOUR, np.minimum(hours + self._window, LATEST_HOUR)).astype(np.uint64)
        shifted, which = keys << _HOUR_BITS, np.arange(len(keys))
        low, high = shifted | first, shifted | last
        if not self._has_undated:
            return low, high, which
        more = shifted[~undated]
        return np.append(low, more), np.append(high, more), np.append(which, which[~undated])

    def _entries(
        self, ranges: tuple[Values, Values, NDArray[np.int64]], counts: NDArray[np.int64], start: int, end: int
    ) -> tuple[NDArray[np.int64], Docs]:
        """Return the entries of the keys from `start` to `end` that some texts have, but not too many."""
        low, high, which = ranges
        wanted = (which >= start) & (which < end) & (counts[which] > 0) & (counts[which] <= COMMON)
        found, docs = self._files.find(low[wanted], high[wanted])
        places = which[wanted][found]
        order = np.argsort(places, kind="stable")
        return places[order], docs[order]

    def _shared(self, query: Query) -> tuple[Counter[int], int]:
        """Return how many keys each earlier text shares, and how many keys too many texts have."""
        shared = Counter(query.docs.tolist())
        common = 0
        for place, (key, count) in enumerate(zip(query.keys, query.counts, strict=True)):
            if count > COMMON:
                common += 1
            elif key in self._here:
                here = self._under(key, query.hour, COMMON - count)
                if count + len(here) > COMMON:
                    common += 1
                    shared.subtract(query.docs[query.places == place].tolist())
                else:
                    shared.update(here)
        return shared, common

    def _under(self, key: int, hour: int, most: int) -> list[int]:
        """Return the block's texts under a key, no more than one above `most`."""
        found: list[int] = []
        for doc in self._here[key]:
            if len(found) > most:
                break
            other = self._hours[doc]
            if UNDATED in (hour, other) or -self._window <= hour - other <= self._window:
                found.append(doc)
        return found
