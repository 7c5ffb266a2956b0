"""What becomes of an article, as a table."""

from __future__ import annotations

import pytest

from newsbot.dedup.decide import Finding, Held, Link, Verdict, decide, decide_pending
from newsbot.dedup.fingerprint import exact

SAME, OTHER = Held("now", 3), Held("before", 3)
EXACT = Link("exact", "twin", 1.0)
SURE, UNSURE = Finding(EXACT, certain=True, repeats=True), Finding(EXACT, certain=False, repeats=True)
REVISED = Verdict("revised", revision=4, previous_hash="before")
DUPLICATE = Verdict("duplicate", EXACT)
NEAR, RELATED = Link("near", "other", 0.9), Link("related", "other", 0.7)
REPEATS, CONTAINS = Finding(NEAR, certain=True, repeats=True), Finding(NEAR, certain=True, contains=True)


@pytest.mark.parametrize(
    ("held", "twin", "verdict"),
    [
        (None, None, Verdict("new")),
        (None, SURE, DUPLICATE),
        (None, UNSURE, Verdict("busy", Link(duplicate_of="twin"))),
        (SAME, None, Verdict("unchanged", revision=3)),
        (SAME, SURE, Verdict("unchanged", revision=3)),
        (OTHER, None, REVISED),
        (OTHER, SURE, REVISED),
        (OTHER, UNSURE, REVISED),
    ],
)
def test_decide(held: Held | None, twin: Finding | None, verdict: Verdict) -> None:
    assert decide("now", held, twin) == verdict


@pytest.mark.parametrize(
    ("found", "drop_near", "verdict"),
    [
        (REPEATS, True, Verdict("duplicate", NEAR)),
        (REPEATS, False, Verdict("new", NEAR)),
        (SURE, False, DUPLICATE),
        (CONTAINS, True, Verdict("new", NEAR, heads="other")),
        (CONTAINS, False, Verdict("new", NEAR, heads="other")),
        (Finding(RELATED, certain=True), True, Verdict("new", RELATED)),
        (Finding(RELATED, certain=False), True, Verdict("busy", Link(duplicate_of="other"))),
    ],
)
def test_what_near_texts_become(found: Finding, drop_near: bool, verdict: Verdict) -> None:
    assert decide("now", None, found, drop_near=drop_near) == verdict


@pytest.mark.parametrize("found", [None, SURE, UNSURE, REPEATS, CONTAINS])
def test_a_revision_keeps_its_first_link(found: Finding | None) -> None:
    held = Held("before", 1, link=RELATED)
    assert decide("now", held, found) == Verdict("revised", RELATED, 2, previous_hash="before")


@pytest.mark.parametrize(
    ("held", "content_hash", "page_hash", "unchanged"),
    [
        # written whole, the notice is known by now
        (Held("whole", 1), "bare", "whole", True),
        # written without it, and either known again or forgotten
        (Held("bare", 1, "whole"), "bare", "whole", True),
        (Held("bare", 1, "whole"), "whole", None, True),
        # the site prints it no longer, or another
        (Held("bare", 1, "whole"), "bare", None, True),
        (Held("bare", 1, "whole"), "bare", "with another", True),
        (Held("whole", 1), "bare", None, False),
        # the text itself has changed
        (Held("whole", 1), "new bare", "new whole", False),
        (Held("bare", 1, "whole"), "new bare", "new whole", False),
        (Held("bare", 1, "whole"), "new whole", None, False),
    ],
)
def test_what_was_left_out_makes_no_revision(
    held: Held, content_hash: str, page_hash: str | None, unchanged: bool
) -> None:
    assert (decide(content_hash, held, None, page_hash).outcome == "unchanged") is unchanged
    assert (decide_pending(content_hash, held, page_hash).outcome == "unchanged") is unchanged


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
