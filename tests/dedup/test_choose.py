"""Choose: of several known texts, the one that a new text is linked to."""

from __future__ import annotations

import pytest

from newsbot.article import Relation
from newsbot.dedup.choose import choose, resemblance
from newsbot.dedup.compare import Match


@pytest.mark.parametrize(
    ("relation", "length", "known", "is_longer", "is_repetition"),
    [
        ("near", 300, 300, False, True),
        ("near", 100, 300, False, True),
        ("near", 330, 300, False, True),  # a dateline, a byline, a line of its site
        ("near", 331, 300, True, False),
        ("near", 1090, 1000, False, True),
        ("near", 1110, 1000, True, False),
        ("near", 70, 40, False, True),
        ("near", 71, 40, True, False),
        ("exact", 300, 300, False, True),
        ("related", 900, 300, False, False),
        ("series", 900, 300, False, False),
        ("new", 900, 300, False, False),
    ],
)
def test_what_says_more_is_no_repetition(
    relation: Relation, length: int, known: int, is_longer: bool, is_repetition: bool
) -> None:
    found = resemblance("a", Match(relation, 0.9), length, known)
    assert (found.is_longer, found.is_repetition) == (is_longer, is_repetition)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ([], None),
        ([("a", "new", 0.3, 300)], None),
        ([("a", "series", 0.9, 300)], "a"),
        ([("a", "series", 0.9, 300), ("b", "related", 0.6, 300)], "b"),
        ([("a", "related", 0.79, 300), ("b", "near", 0.8, 300)], "b"),
        ([("a", "near", 0.8, 300), ("b", "near", 0.9, 300)], "b"),
        # a repetition before what it contains, however well
        ([("a", "near", 1.0, 100), ("b", "near", 0.8, 400)], "b"),
        # what it contains before what it resembles
        ([("a", "related", 0.79, 400), ("b", "near", 0.8, 100)], "b"),
        # of what it contains the longest
        ([("a", "near", 1.0, 100), ("b", "near", 0.9, 200), ("c", "near", 0.95, 150)], "b"),
    ],
)
def test_choose(found: list[tuple[str, Relation, float, int]], chosen: str | None) -> None:
    best = choose(
        resemblance(name, Match(relation, similarity), 300, known) for name, relation, similarity, known in found
    )
    assert (best.known if best else None) == chosen
