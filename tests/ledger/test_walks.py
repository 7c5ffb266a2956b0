"""What the ledger keeps of walks: when they ended, what they alone found, and where they were broken off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.discovery.source import Window
from newsbot.ledger.ledger import Entry, Page, Validators, WalkEnd, WalkState
from newsbot.ledger.sqlite import SqliteLedger
from tests.factories import NOON, article, only_exact, page

SITE, KEY, VIA = "example", "/wp-json/", "wordpress"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite")
    yield ledger
    ledger.close()


def walked(ledger: SqliteLedger, *lists: str, span: str = "", start: int | None = None, **end: Any) -> None:
    stated = {"finished": True, "barren": False, "beside": True, **end}
    ledger.walked(SITE, KEY, span, WalkEnd(VIA, ledger.place() if start is None else start, **stated), lists)


def write(ledger: SqliteLedger, name: str, published: datetime | None) -> None:
    """Let a source name a page, and write its article."""
    named = page(f"/{name}")
    link = Page(named.key, type(named.link)(named.link.url, published, via=VIA))
    ledger.discover(SITE, KEY, Validators(), [link], 0)
    run = ledger.begin(SITE, NOON)
    ledger.claim(run, link.key, article(name), only_exact(name.encode()))
    ledger.confirm(SITE, [Entry(link, "new", f"articles/{SITE}/d.jsonl", b"{}\n", article_id=name)], {})


def state(ledger: SqliteLedger, key: str = KEY, span: str = "") -> WalkState:
    return ledger.walk(SITE, key, span, VIA)


def test_nothing_is_known_of_a_walk_that_never_was(ledger: SqliteLedger) -> None:
    assert state(ledger) == WalkState()


@pytest.mark.parametrize(
    ("end", "asked", "barren"),
    [({}, True, False), ({"finished": False}, False, False), ({"finished": False, "barren": True}, True, True)],
)
def test_a_walk_that_broke_off_is_to_be_asked_again(
    ledger: SqliteLedger, end: dict[str, Any], asked: bool, barren: bool
) -> None:
    walked(ledger)
    walked(ledger, **end)
    assert (state(ledger).asked is not None, state(ledger).barren) == (asked, barren)


@pytest.mark.parametrize(
    ("beside", "days_old", "own"),
    [
        (True, 2, True),
        (True, None, True),
        (True, 0, False),  # it appeared while the sources were being asked
        (False, 2, False),  # it filled a gap, as it is there for
    ],
)
def test_what_a_source_alone_names_is_remembered(
    ledger: SqliteLedger, beside: bool, days_old: int | None, own: bool
) -> None:
    walked(ledger)
    start = ledger.place()
    write(ledger, "a", None if days_old is None else datetime.now(UTC) - timedelta(days=days_old))
    walked(ledger, start=start, beside=beside)
    assert (state(ledger).own is not None) is own
    walked(ledger)
    assert (state(ledger).own is not None) is own, "the next walk keeps it"
    assert ledger.walk(SITE, KEY, "", "sitemap").asked is not None


def test_a_broken_off_walk_is_taken_up_where_it_was(ledger: SqliteLedger) -> None:
    ledger.discover(SITE, KEY, Validators(), [page("/a"), page("/b")], 0)
    ledger.reached(SITE, KEY, "s/u", "https://a.dz/?page=2")
    begun = state(ledger, span="s/u").begun
    ledger.reached(SITE, KEY, "s/u", "https://a.dz/?page=3")
    found = state(ledger, span="s/u")
    assert (found.place, found.mark, found.begun) == ("https://a.dz/?page=3", 2, begun)
    assert state(ledger).place is None, "another span"
    walked(ledger, KEY, span="s/u", finished=False)
    assert state(ledger, span="s/u").place == "https://a.dz/?page=3"


@pytest.mark.parametrize("span", ["", "s/u"])
def test_of_a_finished_walk_no_place_is_kept(ledger: SqliteLedger, span: str) -> None:
    for name in (KEY, "/category/a/"):
        ledger.reached(SITE, name, span, "https://a.dz/?page=2")
    walked(ledger, KEY, "/category/a/", span=span)
    assert state(ledger, "/category/a/", span) == WalkState()
    found = state(ledger, span=span)
    assert (found.place, found.begun) == (None, None)
    assert (found.asked is None) is bool(span), "what was asked for once needs no memory"


def test_what_waits_for_a_run_is_counted_by_its_window(ledger: SqliteLedger) -> None:
    pages = [page("/a", published=NOON), page("/b", published=NOON - timedelta(days=3)), page("/c")]
    ledger.discover(SITE, KEY, Validators(), pages, 0)
    assert ledger.waiting(SITE, Window()) == 3
    assert ledger.waiting(SITE, Window(since=NOON - timedelta(days=1))) == 2


def test_addresses_are_those_of_articles(ledger: SqliteLedger) -> None:
    write(ledger, "a", None)
    ledger.discover(SITE, KEY, Validators(), [page("/b")], 0)
    assert ledger.addresses(SITE, 9) == [page("/a").link.url]
