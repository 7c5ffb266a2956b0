"""Choose: of all known texts that a new one resembles, the one that it is linked to, and whether it brings more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsbot.dedup.compare import Match

_T = TypeVar("_T")

_RANK = {"exact": 3, "near": 2, "related": 1, "series": 0}
# A reprint gets a dateline, a byline, a line of its site; a longer addition is news of its own.
_LITTLE_WORDS, _LITTLE_SHARE = 30, 0.10


@dataclass(frozen=True, slots=True)
class Resemblance(Generic[_T]):
    """A known text of `length` words and what the new one is to it. `is_longer`: the new one says all of it and more."""

    known: _T
    match: Match
    length: int
    is_longer: bool

    @property
    def is_repetition(self) -> bool:
        """Tell whether the new text says nothing that the known one doesn't."""
        return self.match.relation in ("exact", "near") and not self.is_longer


def resemblance(known: _T, match: Match, length: int, known_length: int) -> Resemblance[_T]:
    """Hold a new text of `length` words against a known one."""
    more = length - known_length > max(_LITTLE_WORDS, _LITTLE_SHARE * known_length)
    return Resemblance(known, match, known_length, is_longer=more and match.relation == "near")


def choose(found: Iterable[Resemblance[_T]]) -> Resemblance[_T] | None:
    """Return what the new text repeats, else what it contains, else what it resembles most; None for a new one.

    Of several texts that it contains it is the longest: that one is the head of the others, if it contains them.
    """
    return max((r for r in found if r.match.relation != "new"), key=_preference, default=None)


def _preference(r: Resemblance[_T]) -> tuple[bool, int, int, float]:
    return r.is_repetition, _RANK[r.match.relation], r.length if r.is_longer else 0, r.match.similarity
