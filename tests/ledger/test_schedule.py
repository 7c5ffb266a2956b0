"""When pages are asked for again: failures, second looks, changes that are told and changes that aren't."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.discovery.source import Window
from newsbot.ledger import rows
from newsbot.ledger.ledger import Entry, Outcome, Page, Then, Validators
from newsbot.ledger.schedule import DAY, HOUR, Recheck, Schedule
from newsbot.ledger.sqlite import SqliteLedger
from tests.factories import NOON, article, only_exact, page

SITE = "example"
SCHEDULE = Schedule(second_look=HOUR, backoff=600)


class Desk:
    """A ledger with a clock that goes where the test wants it."""

    def __init__(self, ledger: SqliteLedger) -> None:
        self.ledger = ledger
        self.now = NOON.timestamp()
        self._run = ledger.begin(SITE, NOON)

    def name(self, key: str = "/a", **link: Any) -> int:
        """Let a source name a page."""
        return self.ledger.discover(SITE, "/feed/", Validators(), [page(key, **link)], 0).fresh

    def due(self) -> list[Page]:
        return self.ledger.take(SITE, 0, 9, Window())

    def end(self, outcome: Outcome, reason: str | None = None, then: Then = "closed") -> None:
        """End the one page that is due."""
        [taken] = self.due()
        if outcome == "new":
            self.ledger.claim(self._run, taken.key, article(taken.key), only_exact(taken.key.encode()))
        entry = Entry(taken, outcome, "articles/d.jsonl", article_id=taken.key, reason=reason, then=then)
        self.ledger.confirm(SITE, [entry], {})

    def wait_until_due(self) -> float:
        """Let time pass to the moment when the page is due; return the seconds."""
        passed = 0.0
        while not self.due():
            passed += 300
            self.now += 300
            assert passed < 40 * DAY, "the page is never due"
        return passed


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite", SCHEDULE)
    desk = Desk(ledger)
    monkeypatch.setattr(rows, "unix_now", lambda: desk.now)
    yield desk
    ledger.close()


def test_pauses_after_failures_grow_to_a_day(desk: Desk) -> None:
    desk.name()
    pauses = []
    for _ in range(12):
        desk.end("failed", "timeout")
        pauses.append(desk.wait_until_due())
    assert pauses[:5] == [0, 600, 1200, 2400, 4800]
    assert pauses[-2:] == [DAY, DAY]
    assert desk.due()[0].attempts == 12


def test_a_failure_that_says_nothing_of_the_page_does_not_count(desk: Desk) -> None:
    desk.name()
    for reason in ("timeout", "busy", "original_failed"):
        desk.end("failed", reason)
    assert [taken.attempts for taken in desk.due()] == [1]


def test_success_ends_the_count_of_failures(desk: Desk) -> None:
    desk.name()
    desk.end("failed", "timeout")
    desk.end("new")
    desk.name(modified=NOON + timedelta(hours=1))
    assert [taken.attempts for taken in desk.due()] == [0]


def test_a_page_that_is_not_there_is_asked_once_more_if_its_site_goes_on_naming_it(desk: Desk) -> None:
    desk.name()
    desk.end("rejected", "http_404")
    assert desk.name() == 0, "not at once"
    desk.now += HOUR + 1
    assert desk.name() == 1
    desk.end("rejected", "http_404")
    desk.now += HOUR + 1
    assert desk.name() == 0, "nor for ever"


def test_a_page_that_is_gone_is_at_an_end(desk: Desk) -> None:
    desk.name()
    desk.end("rejected", "http_410")
    desk.now += DAY
    assert desk.name() == 0
    assert desk.ledger.remaining(SITE) == 0


def test_a_source_that_tells_of_a_change_every_time_is_believed_ever_less(desk: Desk) -> None:
    desk.name()
    desk.end("new")
    pauses = []
    for _ in range(5):
        desk.now += HOUR
        assert desk.name(modified=datetime.fromtimestamp(desk.now, UTC)) == 1
        pauses.append(desk.wait_until_due())
        desk.end("unchanged")
    assert pauses[:2] == [0, 0]
    assert pauses[2:] == sorted(pauses[2:])
    assert pauses[-1] >= 2 * HOUR


def test_a_change_that_was_read_already_is_no_change(desk: Desk) -> None:
    desk.name()
    desk.end("new")
    told = NOON - timedelta(hours=2)
    assert desk.name(modified=told) == 0
    assert desk.name(modified=told + timedelta(hours=1)) == 1, "compared with what was told, not with our clock"


def recheck(desk: Desk, budget: int = 9) -> int:
    return desk.ledger.recheck(SITE, Recheck(48, budget))


def test_a_young_article_is_looked_at_again_ever_more_rarely(desk: Desk) -> None:
    desk.name(published=NOON)
    desk.end("new")
    looks = []
    while desk.now < NOON.timestamp() + 60 * HOUR:
        desk.now += HOUR / 2
        if recheck(desk):
            looks.append((desk.now - NOON.timestamp()) / HOUR)
            desk.end("unchanged")
    assert looks == [1, 2, 4, 8, 16, 32]


@pytest.mark.parametrize(
    ("link", "outcome", "looked"),
    [
        ({"published": NOON}, "new", 1),
        ({}, "new", 1),
        ({"published": NOON, "modified": NOON}, "new", 0),
        ({"published": NOON - timedelta(days=3)}, "new", 0),
        ({"published": NOON}, "rejected", 0),
        ({"published": NOON}, "duplicate", 0),
    ],
)
def test_only_young_articles_whose_changes_nobody_tells(
    desk: Desk, link: dict[str, Any], outcome: Outcome, looked: int
) -> None:
    desk.name(**link)
    desk.end(outcome)
    desk.now += 2 * HOUR
    assert recheck(desk) == looked


def test_looks_are_within_the_budget(desk: Desk) -> None:
    for key in ("/a", "/b", "/c"):
        desk.name(key, published=NOON)
        desk.end("new")
    desk.now += 2 * HOUR
    assert recheck(desk, budget=2) == 2
    assert len({taken.seq for taken in desk.due()}) == 2


def test_a_withdrawn_article_is_known_and_not_looked_for(desk: Desk) -> None:
    desk.name(published=NOON)
    desk.end("new")
    desk.now += 2 * HOUR
    recheck(desk)
    desk.end("withdrawn", "http_410")
    desk.now += 2 * HOUR
    assert recheck(desk) == 0
    desk.name(modified=datetime.fromtimestamp(desk.now, UTC))
    assert [(taken.article, taken.withdrawn) for taken in desk.due()] == [("/a", True)]


def test_a_time_that_a_wrong_clock_wrote_locks_no_page_away(desk: Desk) -> None:
    desk.name()
    desk.end("failed", "timeout")
    desk.now += 400 * DAY
    desk.end("failed", "timeout")
    desk.now -= 400 * DAY
    assert [taken.key for taken in desk.due()] == ["/a"]


def test_validators_are_kept_of_what_was_written_only(desk: Desk) -> None:
    desk.name()
    [taken] = desk.due()
    for outcome, kept in (("new", '"x"'), ("rejected", None)):
        if outcome == "new":
            desk.ledger.claim(1, "/a", article("/a"), only_exact(b"a"))
        answered = Page(taken.key, taken.link, etag='"x"', last_modified="Thu, 26 Nov 2026 00:00:00 GMT")
        desk.ledger.confirm(SITE, [Entry(answered, outcome, "articles/d.jsonl", article_id="/a")], {})  # type: ignore[arg-type]
        desk.now += HOUR
        desk.name(modified=datetime.fromtimestamp(desk.now, UTC))
        assert [again.etag for again in desk.due()] == [kept]


def test_a_new_change_is_no_matter_for_waiting(desk: Desk) -> None:
    desk.name()
    desk.end("rejected", "listing", then="again")
    assert desk.due() == []
    assert desk.name(modified=datetime.fromtimestamp(desk.now + 60, UTC)) == 1
    assert [taken.key for taken in desk.due()] == ["/a"]


def test_a_change_that_is_told_while_the_page_is_on_its_way_is_looked_for(desk: Desk) -> None:
    desk.name(modified=NOON)
    [taken] = desk.due()
    desk.name(modified=NOON + timedelta(minutes=1))
    desk.ledger.claim(1, "/a", article("/a"), only_exact(b"a"))
    desk.ledger.confirm(SITE, [Entry(taken, "new", "articles/d.jsonl", article_id="/a")], {})
    assert [again.key for again in desk.due()] == ["/a"]
    desk.end("unchanged")
    assert desk.due() == []
