"""The row of a site that broke off, and the exit code of all rows."""

from __future__ import annotations

import pytest

from newsbot.crawlall.row import Row, State, code_of, row_of
from newsbot.errors import LedgerError, SiteLocked, UsageError


@pytest.mark.parametrize(
    ("states", "code"),
    [
        (["done", "done"], 0),
        (["done", "not stored", "locked"], 1),
        (["no source", "failed"], 3),
        (["no source", "locked"], 3),
        (["done", "no source"], 4),
        (["done", "failed"], 4),
        (["done", "pages left"], 4),
        (["done", "locked"], 4),
        (["done", "time is up"], 4),
        (["no source", "stopped"], 4),
        (["failed", "not begun"], 4),
        (["locked", "locked"], 75),
    ],
)
def test_all_rows_come_to_one_code(states: list[State], code: int) -> None:
    assert code_of([Row(f"site-{n}", state) for n, state in enumerate(states)]) == code


@pytest.mark.parametrize(
    ("error", "state", "told"),
    [
        (SiteLocked("another run"), "locked", ()),
        (LedgerError("the ledger is damaged"), "not stored", ("the ledger is damaged",)),
        (UsageError("-a limit=x"), "failed", ("the crawl could not begin: -a limit=x",)),
        (ValueError("no class"), "failed", ("the crawl could not begin: no class",)),
        (None, "stopped", ()),
    ],
)
def test_a_crawl_that_broke_off_has_its_row(error: Exception | None, state: State, told: tuple[str, ...]) -> None:
    row = row_of("site", None, error)
    assert (row.site, row.state, tuple(row.problems), row.pages) == ("site", state, told, 0)
