"""What a run expects, and how long it thinks that will take."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from newsbot.discovery import Feed
from newsbot.discovery.walk import Walk
from newsbot.extensions.milestones import told
from newsbot.ledger.outlook import outlook, spoken
from newsbot.ledger.run import Run
from newsbot.ledger.tally import Tally


def run(*walks: Walk, waiting: int = 0, discovered: int = 0, new: int = 0, **stated: int) -> Run:
    tally = Tally(discovered=discovered)
    tally.outcomes["new"] = new
    given = {"outside": 0, "limit": None, **stated}
    return cast(Run, SimpleNamespace(tally=tally, walks=walks, waiting=waiting, elapsed=100.0, site="a", **given))


def walk(**state: Any) -> Walk:
    return Walk(Feed(), "https://a.dz/feed/", **{"answered": 2, "outstanding": 1, "links": 200, **state})


@pytest.mark.parametrize(
    ("given", "expected", "seconds"),
    [
        ({"waiting": 30, "discovered": 70, "new": 50}, 100, 100.0),
        ({"waiting": 30, "discovered": 100, "outside": 30, "new": 50}, 100, 100.0),
        ({"waiting": 30, "discovered": 70, "new": 5}, 100, None),
        ({"waiting": 30, "discovered": 70, "new": 50, "limit": 60}, 60, 20.0),
        ({"new": 50}, 50, 0.0),
    ],
)
def test_what_is_left_takes_as_long_as_what_was_done(given: dict[str, Any], expected: int, seconds: float) -> None:
    view = outlook(run(**given))
    assert (view.expected, view.seconds) == (expected, seconds)


@pytest.mark.parametrize(
    ("state", "ahead"),
    [
        ({"total": 1000}, 800),
        ({"outstanding": 4}, 300),  # files of an index hold about as many links as those before
        ({"total": 1000, "mark": 7}, 0),  # it will stop where the last one was
        ({"total": 1000, "outstanding": 0}, 0),
    ],
)
def test_what_a_source_will_still_name_is_expected(state: dict[str, Any], ahead: int) -> None:
    assert outlook(run(walk(**state), walk(), discovered=200)).expected == 200 + ahead


@pytest.mark.parametrize(
    ("seconds", "words"), [(40, "40 s"), (720, "12 min"), (7500, "2 h 5 min"), (270_000, "3 d 3 h")]
)
def test_spans_of_time_in_words(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


def test_a_line_for_the_log() -> None:
    assert told(run(waiting=4000, new=1000)) == "1,000 of about 4,000 pages, 1,000 articles, about 5 min left"
