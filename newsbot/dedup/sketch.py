"""Sketch: what is kept of a text to verify a candidate by, about 450 bytes for 300 words.

Each set of hashes is thinned by the hashes' own low bits, so that two sketches of different density can be compared
at the coarser one's. Short texts are kept whole: a quarter of 60 words would tell little.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from newsbot.dedup.common_words import is_common_word
from newsbot.dedup.hashing import Hashes, distinct_in_order, shingles

Values: TypeAlias = NDArray[np.uint32]

_SHINGLE = 3  # words
_COARSEST = 2  # at least one hash in 2**2 is kept, however long the text: a short one may lie anywhere in it
# Bytes of a hash that are stored, and how many hashes stay about: shingles, other words, repeated words, numbers.
_WIDTHS = (3, 3, 3, 2)
_MOST = (100, 128, 128, 40)
_HEAD = struct.Struct("<IHH4I4B")


@dataclass(frozen=True, slots=True)
class Thinned:
    """Distinct hashes in the text's order, of which one in 2**`rate` was kept by its low bits."""

    values: Values
    rate: int

    @classmethod
    def of(cls, hashes: Hashes, width: int, most: int) -> Thinned:
        """Keep `width` bytes of each hash, and so many of them that about `most` stay."""
        rate = 0
        while rate < _COARSEST and len(hashes) > most << rate:
            rate += 1
        values = hashes.astype(np.uint32) & np.uint32((1 << 8 * width) - 1)
        return cls(distinct_in_order(_at(values, rate)), rate)

    def at(self, rate: int) -> Values:
        """Return what stays of it at a rate as coarse or coarser."""
        return self.values if rate == self.rate else _at(self.values, rate)


class Sizes(NamedTuple):
    """Length of a text in words, and by how many keys it is found.

    `keys` have texts of any length; `dense` is their number in a short text, which has more of them, else 0.
    """

    length: int
    keys: int
    dense: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What two texts are compared by.

    `length`, `keys` and `dense` are its `Sizes`. `shingles` are runs of three words, `repeated` and `others` the words
    that it needs more than once and once, without those of every text, `numbers` each number with the word before it.
    """

    length: int
    keys: int
    dense: int
    shingles: Thinned
    others: Thinned
    repeated: Thinned
    numbers: Thinned

    @classmethod
    def of(cls, words: Hashes, is_number: NDArray[np.bool_], keys: int, dense: int) -> Sketch:
        """Make the sketch of a text from the hashes of its words."""
        repeated, others = _telling(words)
        numbers = shingles(np.concatenate((words[:1], words)), 2)[is_number] if len(words) else words
        sets = (shingles(words, _SHINGLE), others, repeated, numbers)
        thinned = map(Thinned.of, sets, _WIDTHS, _MOST)
        return cls(len(words), min(keys, 0xFFFF), min(dense, 0xFFFF), *thinned)

    @property
    def _sets(self) -> tuple[Thinned, Thinned, Thinned, Thinned]:
        return self.shingles, self.others, self.repeated, self.numbers

    def pack(self) -> bytes:
        """Return it as bytes, the form in which the ledger keeps it."""
        sets = self._sets
        counts, rates = [len(s.values) for s in sets], [s.rate for s in sets]
        head = _HEAD.pack(self.length, self.keys, self.dense, *counts, *rates)
        return head + b"".join(_pack(s.values, width) for s, width in zip(sets, _WIDTHS, strict=True))

    @property
    def sizes(self) -> Sizes:
        """How long it is, and by how many keys it is found."""
        return Sizes(self.length, self.keys, self.dense)

    @staticmethod
    def sizes_at(data: bytes, start: int = 0) -> Sizes:
        """Return the sizes alone of the packed sketch that begins there."""
        return Sizes(*_HEAD.unpack_from(data, start)[:3])

    @classmethod
    def unpack(cls, data: bytes) -> Sketch:
        """Return the sketch that `pack` made these bytes of."""
        length, keys, dense, *numbers = _HEAD.unpack_from(data)
        counts, rates = numbers[:4], numbers[4:]
        ends = accumulate((n * width for n, width in zip(counts, _WIDTHS, strict=True)), initial=_HEAD.size)
        parts = zip(ends, counts, _WIDTHS, rates, strict=False)
        return cls(
            length, keys, dense, *(Thinned(_unpack(data, start, n, width), rate) for start, n, width, rate in parts)
        )


def _telling(words: Hashes) -> tuple[Hashes, Hashes]:
    """Return the distinct words that the text needs more than once, and those that it needs once.

    Words that stand in any text are left out.
    """
    ordered = np.sort(words)
    as_before = np.zeros(len(ordered) + 1, np.bool_)
    as_before[1:-1] = ordered[1:] == ordered[:-1]
    each, again = ordered[~as_before[:-1]], as_before[1:][~as_before[:-1]]
    telling = ~is_common_word(each)
    return each[again & telling], each[~again & telling]


def _at(values: Values, rate: int) -> Values:
    kept: Values = values[(values & np.uint32((1 << rate) - 1)) == 0]
    return kept


def _pack(values: Values, width: int) -> bytes:
    return values.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :width].tobytes()


def _unpack(data: bytes, start: int, count: int, width: int) -> Values:
    padded = np.zeros((count, 4), np.uint8)
    padded[:, :width] = np.frombuffer(data, np.uint8, count * width, start).reshape(count, width)
    values: Values = padded.view("<u4").ravel().astype(np.uint32)
    return values
