"""Compare two sketches: what one text is to the other, and how much of the shorter one stands in the longer.

Containment of three-word shingles tells reprints from other texts, whatever was added or cut. Two things look alike
and are not the same news: what is printed every day with other figures, and what is printed on each occasion with
other names. Both are told by what was exchanged: numbers, and words that one text needs more than once and the other
doesn't have at all. A random change of words, as rewriting makes it, hardly ever removes such a word altogether.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from newsbot.article import Relation
from newsbot.dedup.sketch import Sketch, Thinned, Values

NEAR, RELATED = 0.80, 0.60  # containment
_TRACE = 0.28  # below it nothing else is looked at
_SAME_NUMBERS, _OTHER_NUMBERS = 0.75, 0.4  # share of the numbers in common


@dataclass(frozen=True, slots=True)
class Match:
    """What one text is to another. `similarity` is the containment of the shorter one in the longer, 0 to 1."""

    relation: Relation
    similarity: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts have in common, seen from the shorter one.

    `vocabulary` is the share of its distinct words that the longer one has too; `exchanged` counts the words that
    only one of the two has, in the one where they are fewer; `lacking` the repeated words of the shorter one that the
    longer one lacks, of `repeated`, and `surplus` those of the longer one that the shorter one lacks, of
    `repeated_there`; `numbers` is the share of the numbers in common, of the `compared` ones.
    """

    length: int
    containment: float
    vocabulary: float
    words: int
    exchanged: int
    lacking: int
    repeated: int
    surplus: int
    repeated_there: int
    numbers: float
    compared: int

    @classmethod
    def of(cls, containment: float, short: Sketch, long: Sketch) -> Self:
        """Hold a text against a longer one."""
        rate = max(s.rate for s in (short.others, short.repeated, long.others, long.repeated))
        here, there = _vocabulary(short, rate), _vocabulary(long, rate)
        common = _common(here, there)
        repeated, repeated_there = short.repeated.at(rate), long.repeated.at(rate)
        numbers, compared = _shared(short.numbers, long.numbers)
        return cls(
            length=short.length,
            containment=containment,
            vocabulary=common / max(1, len(here)),
            words=len(here),
            exchanged=min(len(here), len(there)) - common,
            lacking=len(repeated) - _common(repeated, there),
            repeated=len(repeated),
            surplus=len(repeated_there) - _common(repeated_there, here),
            repeated_there=len(repeated_there),
            numbers=numbers / compared if compared else 1.0,
            compared=compared,
        )


def compare(one: Sketch, other: Sketch) -> Match:
    """Tell what one text is to the other, whichever comes first. Equal texts come out as near."""
    short, long = sorted((one, other), key=_extent)
    shared, compared = _shared(short.shingles, long.shingles)
    containment = shared / compared if compared else 0.0
    if containment < _TRACE:
        return Match("new", containment)
    evidence = Evidence.of(containment, short, long)
    return Match(_relation(evidence) if containment >= RELATED else _reworded(evidence), containment)


def _extent(sketch: Sketch) -> tuple[int, int, bytes]:
    """Return what orders two texts, the same in whichever order they come."""
    return sketch.length, len(sketch.others.values), sketch.shingles.values.tobytes()


def _relation(e: Evidence) -> Relation:
    """Judge texts that share most of their shingles."""
    if e.numbers < _OTHER_NUMBERS and e.compared >= max(3, 0.015 * e.length):
        return "series"
    if e.containment >= NEAR and e.numbers >= _SAME_NUMBERS and _same_names(e) and _same_words(e):
        return "near"
    if e.lacking > 1 and (e.lacking >= 0.12 * e.repeated or e.numbers < _OTHER_NUMBERS):
        return "series"
    return "related"


def _same_names(e: Evidence) -> bool:
    """Tell whether the names are the same; one may be lacking where much else agrees and no other stands in its place."""
    return e.lacking == 0 or (e.lacking == 1 and not e.surplus and (e.containment >= 0.88 or e.repeated >= 25))


def _same_words(e: Evidence) -> bool:
    """Tell whether what differs is little, or stands together as an added line does; names in a form stand apart.

    A word exchanged for another breaks three shingles, a block of words little more shingles than it has words.
    """
    together = 1 - e.containment <= 1.25 * (1 - e.vocabulary) + 0.02
    return together or e.containment >= 0.93 or e.exchanged <= max(2.0, 0.06 * e.words)


def _reworded(e: Evidence) -> Relation:
    """Judge texts that share fewer: a rewritten text keeps its names, its numbers and most of its words."""
    if e.compared >= max(2, 0.01 * e.length) and e.numbers < (0.65 if e.compared >= 8 else _OTHER_NUMBERS):
        return "new"
    if e.vocabulary >= 0.64 and e.lacking <= max(1, 0.08 * e.repeated):
        return "related"
    halves = e.vocabulary >= 0.52 and e.lacking <= 0.1 * e.repeated and e.surplus <= 0.1 * e.repeated_there
    return "related" if halves else "new"


def _vocabulary(sketch: Sketch, rate: int) -> Values:
    return np.union1d(sketch.others.at(rate), sketch.repeated.at(rate))


def _shared(one: Thinned, other: Thinned) -> tuple[int, int]:
    """Return how many hashes two sets share, and how many the smaller one has."""
    rate = max(one.rate, other.rate)
    here, there = one.at(rate), other.at(rate)
    return _common(here, there), min(len(here), len(there))


def _common(one: Values, other: Values) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))
