"""The pairs of different news are what they claim to be: always the same, and different in what they tell."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice

import pytest

from newsbot.arabic import fold
from tests.dedup.templates import DISPUTABLE, PAIRS_PER_WORDING, negatives
from tests.dedup.templates.fill import two_days
from tests.dedup.templates.numerals import Case, words

PAIRS = list(negatives())


def test_the_same_pairs_every_time() -> None:
    random.seed(7)
    assert list(islice(negatives(), 60)) == PAIRS[:60]


def test_every_kind_has_pairs_enough() -> None:
    counts = Counter(kind for kind, _, _ in PAIRS)
    assert min(counts.values()) >= 3 * PAIRS_PER_WORDING
    assert set(counts) >= DISPUTABLE
    assert {"shared_background", "shared_boilerplate", "shared_quote", "same_topic"} < set(counts)


def test_every_pair_differs_in_what_it_tells() -> None:
    alike = []
    for kind, a, b in PAIRS:
        ours, theirs = Counter(fold(a).split()), Counter(fold(b).split())
        if min((ours - theirs).total(), (theirs - ours).total()) < 2:
            alike.append((kind, a, b))
    assert alike == []


def test_no_pair_is_there_twice() -> None:
    assert Counter((fold(a), fold(b)) for _, a, b in PAIRS).most_common(1)[0][1] == 1


def test_every_text_is_whole() -> None:
    broken = [
        text
        for _, *pair in PAIRS
        for text in pair
        if not 40 <= len(text.split()) <= 350 or "\n" not in text or set("{}[]|") & set(text)
    ]
    assert broken == []


def test_how_slots_are_filled() -> None:
    wording = ["{pair:1 p} {pair:2 p} {=town t}", "1> first {=town t}", "2> {200..200:hindi}", "[2|{town}|-]"]
    pools = {"pair": ["a | 1", "b | 2"], "town": ["x", "y", "z"]}
    first, second = (text.split("\n") for text in two_days(wording, pools, "seed"))
    assert {first[0][:3], second[0][:3]} == {"a 1", "b 2"}
    assert first[0][4:] == second[0][4:]
    assert first[1] == f"first {first[0][4:]}"
    assert second[1] == "٢٠٠"
    assert len(set(first[2].split("-"))) == 2


@pytest.mark.parametrize(
    ("number", "feminine", "case", "expected"),
    [
        (3, True, "n", "ثلاث"),
        (8, True, "g", "ثماني"),
        (12, True, "n", "اثنتا عشرة"),
        (12, False, "g", "اثني عشر"),
        (21, True, "a", "إحدى وعشرين"),
        (23, True, "a", "ثلاثا وعشرين"),
        (28, True, "a", "ثمانيا وعشرين"),
        (40, False, "n", "أربعون"),
        (105, False, "g", "مئة وخمسة"),
        (2500, False, "g", "ألفين وخمسمئة"),
        (12340, True, "n", "اثنا عشر ألفا وثلاثمئة وأربعون"),
    ],
)
def test_numbers_in_words(number: int, feminine: bool, case: Case, expected: str) -> None:
    assert words(number, feminine=feminine, case=case) == expected
