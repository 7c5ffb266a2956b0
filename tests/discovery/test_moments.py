"""What the dates of sources say, and what they leave open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsbot.discovery.moments import certain, instant, latest
from newsbot.discovery.source import Window


def at(month: int, day: int, hour: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-11-20T10:00:00+03:00", at(11, 20, 7), at(11, 20, 7)),
        ("2026-11-20T10:00:00Z", at(11, 20, 10), at(11, 20, 10)),
        ("2026-11-20 10:00:00 +03:00", at(11, 20, 7), at(11, 20, 7)),
        ("2026-11-20T10:00:00", at(11, 20, 10), at(11, 21, 0)),
        ("2026-11-20", at(11, 20), at(11, 21, 14)),
        ("2026-11", at(11, 1), at(12, 1, 14)),
        ("2026", at(1, 1), at(1, 1, 14, 2027)),
        ("20-11-2026", None, None),
        ("9999-12-31T23:59:59-10:00", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_first_and_last(value: str | None, first: datetime | None, last: datetime | None) -> None:
    assert (instant(value), latest(value)) == (first, last)


@pytest.mark.parametrize("bound", [at(11, 19, 11), at(11, 20, 8), at(11, 21, 10)])
def test_a_date_on_both_sides_of_a_bound_is_uncertain(bound: datetime) -> None:
    assert certain("2026-11-20", Window(since=bound)) is None
    assert certain("2026-11-20", Window(until=bound)) is None


@pytest.mark.parametrize("bound", [at(11, 19, 10), at(11, 22)])
def test_a_date_on_one_side_is_certain(bound: datetime) -> None:
    assert certain("2026-11-20", Window(since=bound, until=bound)) == at(11, 20)
    assert certain("2026-11-20T08:00Z", Window(since=at(11, 20, 8))) == at(11, 20, 8)
