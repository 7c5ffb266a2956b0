"""Compare two sketches: what one text is to the other, and how much of the shorter one stands in the longer.

Containment of three-word shingles tells reprints from other texts, whatever was added or cut. Two things look alike
and are not the same news: what is printed every day with other figures, and what is printed on each occasion with
other names. Both are told by what was exchanged: numbers, and words that one text has in the other one's place. Only
what shows no such exchange is near, since what is near isn't written; with a few it is related, and with many, or with
words lacking that the other text needs more than once, it is of a series or other news.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from newsbot.article import Relation
from newsbot.dedup.sketch import Sketch, Thinned, Values

NEAR, RELATED = 0.80, 0.60  # containment
_FLASH, _SHORT = 30, 60  # telling words
_TRACE = 0.28  # below it nothing else is looked at
_OTHER_NUMBERS = 0.4  # share of the numbers in common


@dataclass(frozen=True, slots=True)
class Match:
    """What one text is to another. `similarity` is the containment of the shorter one in the longer, 0 to 1."""

    relation: Relation
    similarity: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts have in common, seen from the shorter one.

    `vocabulary` is the share of its distinct words that the longer one has too. Of long texts one word in `grain` is
    known, and `words` and `exchanged` are estimated from them; `exchanged` counts the words that
    only one of the two has, in the one where they are fewer; `lacking` the repeated words of the shorter one that the
    longer one lacks, of `repeated`, and `surplus` those of the longer one that the shorter one lacks, of
    `repeated_there`; `numbers` is the share of the numbers in common, of the `compared` ones. `inside` says whether
    shingles of either one are lacking between such as both have, and not only before and behind them.
    """

    length: int
    containment: float
    vocabulary: float
    words: int
    grain: int
    exchanged: int
    lacking: int
    repeated: int
    surplus: int
    repeated_there: int
    numbers: float
    compared: int
    inside: bool

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
            words=len(here) << rate,
            grain=1 << rate,
            exchanged=(min(len(here), len(there)) - common) << rate,
            lacking=len(repeated) - _common(repeated, there),
            repeated=len(repeated),
            surplus=len(repeated_there) - _common(repeated_there, here),
            repeated_there=len(repeated_there),
            numbers=numbers / compared if compared else 1.0,
            compared=compared,
            inside=_differ_inside(short.shingles, long.shingles),
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
    if e.containment >= NEAR and _same_numbers(e) and _same_names(e) and _same_words(e):
        return "near"
    if e.lacking > 1 and (e.lacking >= 0.12 * e.repeated or e.numbers < _OTHER_NUMBERS):
        return "series"
    return "related"


def _same_names(e: Evidence) -> bool:
    """Tell whether the names are the same; one may be lacking where much else agrees and no other stands in its place."""
    return e.lacking == 0 or (e.lacking == 1 and not e.surplus and (e.containment >= 0.88 or e.repeated >= 25))


def _same_numbers(e: Evidence) -> bool:
    """Tell whether the numbers are the same; of many some may be given in other words."""
    return e.numbers == 1 or (e.compared >= 4 and e.numbers >= 0.75)


def _same_words(e: Evidence) -> bool:
    """Tell whether hardly a word stands in another's place: in a form of words a single name makes the news.

    In a text of some length an editor may have exchanged one in twenty-five. What a site puts before and behind it is no
    exchange, but of a flash the beginning may be all that is new.
    """
    few = e.words // 25 if e.words >= _SHORT else 0
    few += e.grain if e.grain > 1 else 0  # an estimate by one word too many
    return e.exchanged <= few or (not e.inside and e.words >= _FLASH)


def _reworded(e: Evidence) -> Relation:
    """Judge texts that share fewer: a rewritten text keeps its names, its numbers and most of its words."""
    if e.compared >= max(2, 0.01 * e.length) and e.numbers < (0.65 if e.compared >= 8 else _OTHER_NUMBERS):
        return "new"
    if e.vocabulary >= 0.64 and e.lacking <= max(1, 0.08 * e.repeated):
        return "related"
    halves = e.vocabulary >= 0.52 and e.lacking <= 0.1 * e.repeated and e.surplus <= 0.1 * e.repeated_there
    return "related" if halves else "new"


def _differ_inside(one: Thinned, other: Thinned) -> bool:
    rate = max(one.rate, other.rate)
    here, there = one.at(rate), other.at(rate)
    return not (_is_run(np.isin(here, there)) and _is_run(np.isin(there, here)))


def _is_run(common: NDArray[np.bool_]) -> bool:
    """Tell whether all that is common stands together."""
    places = np.flatnonzero(common)
    return len(places) == 0 or int(places[-1] - places[0]) + 1 == len(places)


def _vocabulary(sketch: Sketch, rate: int) -> Values:
    return np.union1d(sketch.others.at(rate), sketch.repeated.at(rate))


def _shared(one: Thinned, other: Thinned) -> tuple[int, int]:
    """Return how many hashes two sets share, and how many the smaller one has."""
    rate = max(one.rate, other.rate)
    here, there = one.at(rate), other.at(rate)
    return _common(here, there), min(len(here), len(there))


def _common(one: Values, other: Values) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))
