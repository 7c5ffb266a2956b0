"""How SQLite goes about the statements that are asked for each page or file: none may read more as the ledger grows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsbot.ledger import statements
from newsbot.ledger.sqlite import SqliteLedger

BY_PLACE = "SEARCH pages USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
BY_KEY = "SEARCH pages USING INDEX sqlite_autoindex_pages_1 (site=? AND key=?)"


@pytest.mark.parametrize(
    ("statement", "step"),
    [
        (statements.TAKE, "SEARCH pages USING INDEX pages_open (site=? AND seq>?)"),
        (statements.CLOSE, BY_KEY),
        (statements.TELL, BY_KEY),
        (statements.WALK, BY_PLACE),  # by site it would be all pages that were ever written of it
        (statements.WALKED, BY_PLACE),
    ],
)
def test_what_is_asked_often_is_found_by_an_index(tmp_path: Path, statement: str, step: str) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite")
    values = dict.fromkeys(re.findall(r":(\w+)", statement), 0)
    plan = [row[3] for row in ledger._db.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    ledger.close()
    assert step in plan
    assert not any(found.startswith("SCAN") for found in plan)
