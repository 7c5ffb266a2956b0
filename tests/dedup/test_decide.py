"""What becomes of an article, as a table."""

from __future__ import annotations

import pytest

from newsbot.dedup.decide import Held, Twin, Verdict, decide, decide_pending
from newsbot.dedup.fingerprint import exact

SAME, OTHER = Held("now", 3), Held("before", 3)
SURE, UNSURE = Twin("twin", certain=True), Twin("twin", certain=False)
REVISED = Verdict("revised", revision=4, previous_hash="before")
DUPLICATE = Verdict("duplicate", relation="exact", duplicate_of="twin", similarity=1.0)


@pytest.mark.parametrize(
    ("held", "twin", "verdict"),
    [
        (None, None, Verdict("new")),
        (None, SURE, DUPLICATE),
        (None, UNSURE, Verdict("busy", duplicate_of="twin")),
        (SAME, None, Verdict("unchanged", revision=3)),
        (SAME, SURE, Verdict("unchanged", revision=3)),
        (OTHER, None, REVISED),
        (OTHER, SURE, REVISED),
        (OTHER, UNSURE, REVISED),
    ],
)
def test_decide(held: Held | None, twin: Twin | None, verdict: Verdict) -> None:
    assert decide("now", held, twin) == verdict


def test_an_article_that_is_on_its_way_already() -> None:
    assert decide_pending("now", SAME) == Verdict("unchanged", revision=3)
    assert decide_pending("now", OTHER) == Verdict("busy")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("أعلنت الوزارة عن ٥ مشاريع", "اعلنت الوزاره عن 5 مشاريع", True),
        ("قالَ المُديرُ: «نعم»", "قال المدير نعم", True),
        ("الجزائـــر", "الجزائر", True),
        ("فقرة\n\nفقرة", "فقرة فقرة", True),
        ("خمسة مشاريع", "ستة مشاريع", False),
        ("ربح 5 نقاط", "ربح 6 نقاط", False),
    ],
)
def test_exact_fingerprint(one: str, other: str, same: bool) -> None:
    assert (exact(one) == exact(other)) is same
