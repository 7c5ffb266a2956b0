"""Words of a folded text as 64-bit numbers, all at once: a loop over words in Python would cost ten times as much."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
_N = TypeVar("_N", bound=np.generic)

_SPACE = 32
_ZERO, _NINE = 48, 57
_LONGEST = 64  # letters of a word that count; what is longer is no word
_BASE = 0x9E3779B97F4A7C15
_POWERS = np.array([pow(_BASE, i, 1 << 64) for i in range(_LONGEST)], dtype=np.uint64)
_NEXT = np.uint64(0xD6E8FEB86659FD93)


def word_hashes(folded: str) -> tuple[Hashes, NDArray[np.bool_]]:
    """Return a hash for each word of a folded text, in its order, and which of them begin with a digit."""
    if not folded:
        return np.empty(0, np.uint64), np.empty(0, np.bool_)
    letters = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    starts = np.concatenate(([0], np.flatnonzero(letters == _SPACE) + 1))
    lengths = np.diff(np.append(starts, len(letters) + 1))
    place = np.arange(len(letters)) - np.repeat(starts, lengths)[: len(letters)]
    hashes = np.add.reduceat(letters * _POWERS[place % _LONGEST], starts)
    first = letters[starts]
    return _mix(hashes), (first >= _ZERO) & (first <= _NINE)


def shingles(words: Hashes, size: int) -> Hashes:
    """Return a hash for each run of `size` words, in their order; none for a text that is shorter."""
    count = len(words) - size + 1
    if count <= 0:
        return words[:0]
    runs = words[:count].copy()
    for offset in range(1, size):
        runs = runs * _NEXT + words[offset : offset + count]
    return _mix(runs)


def distinct(values: NDArray[_N]) -> NDArray[_N]:
    """Return the values in order, each once. For some hundred of them np.unique takes four times as long."""
    ordered = np.sort(values)
    if not len(ordered):
        return ordered
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def distinct_in_order(values: NDArray[_N]) -> NDArray[_N]:
    """Return the values in the order in which they first stand, each once."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    first = np.ones(len(values), np.bool_)
    first[order[1:]] = ordered[1:] != ordered[:-1]
    return values[first]


def _mix(values: Hashes) -> Hashes:
    """Spread the numbers evenly: the finaliser of SplitMix64 (Steele, Lea, Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
