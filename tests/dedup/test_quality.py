"""The quality gate: what may not get worse. `python -m tests.dedup.quality` prints the table behind it."""

from __future__ import annotations

import pytest

from tests.dedup.edits import LIGHT
from tests.dedup.quality import DROPPED, FOUND, Score, own_pairs, scores, shared_pairs
from tests.shared import shared_data

Scores = dict[tuple[bool, str], Score]


@pytest.fixture(scope="module", params=["with titles", "bodies"])
def own(request: pytest.FixtureRequest) -> Scores:
    return scores(pair.bodies() if request.param == "bodies" else pair for pair in own_pairs())


def test_the_same_news_is_found(own: Scores) -> None:
    assert own[True, "all"].share(FOUND) >= 0.99
    assert own[True, "all"].share(DROPPED) >= 0.80
    missed = {kind: own[True, kind].share(FOUND) for kind in LIGHT if own[True, kind].share(FOUND) < 0.98}
    assert not missed


def test_other_news_is_not_dropped(own: Scores) -> None:
    dropped = {kind: score.share(DROPPED) for (same, kind), score in own.items() if not same and score.share(DROPPED)}
    assert dropped.pop("long_frame", 0) <= 0.05  # nine tenths of their words are the same
    dropped.pop("all", None)
    assert not dropped


@pytest.mark.parametrize("bodies", [False, True])
def test_pairs_of_real_papers(bodies: bool) -> None:
    shared_data()
    found = scores(pair.bodies() if bodies else pair for pair in shared_pairs())
    assert found[True, "all"].share(FOUND) >= 0.99
    assert found[True, "real_same_title"].share(FOUND) >= 0.98
    assert found[True, "real_same_title"].share(DROPPED) >= 0.57
    assert found[False, "all"].share(DROPPED) == 0
