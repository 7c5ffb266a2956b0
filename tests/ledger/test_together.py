"""What the runs of several sites in one process share of the ledger."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.errors import LedgerError, SiteLocked
from newsbot.ledger import database, together
from newsbot.ledger.lock import SiteLock, all_sites
from newsbot.ledger.store import Store
from newsbot.ledger.together import is_free, shared

EARLY, LATE = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)


def run(output: Path, site: str, started: datetime) -> None:
    """Leave a run of a site behind."""
    store = Store(output, site, started)
    store.close("finished", {}, {})
    store.release()


def test_it_tells_when_each_site_ran_last(tmp_path: Path) -> None:
    for site, started in (("a", LATE), ("b", EARLY), ("a", EARLY)):
        run(tmp_path, site, started)
    with shared(tmp_path) as last:
        assert last == {"a": LATE.timestamp(), "b": EARLY.timestamp()}


def test_a_site_that_ran_long_ago_is_as_one_that_never_ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_RECENT", 2)
    for site in ("a", "b", "c"):
        run(tmp_path, site, EARLY)
    with shared(tmp_path) as last:
        assert last.keys() == {"b", "c"}


def test_the_ledger_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Path] = []
    monkeypatch.setattr(database, "_is_suspect", looked.append)
    with shared(tmp_path):
        run(tmp_path, "a", EARLY)
        run(tmp_path, "b", EARLY)
        assert len(looked) == 1
    run(tmp_path, "a", LATE)
    assert len(looked) == 2, "later on somebody else may have been at it"


def test_a_ledger_that_is_gone_or_no_ledger_is_told_at_once(tmp_path: Path) -> None:
    run(tmp_path, "a", EARLY)
    ledger = tmp_path / "state" / "ledger.sqlite"
    ledger.write_bytes(b"this is no database" * 100)
    with pytest.raises(LedgerError), shared(tmp_path):
        pass
    (tmp_path / "articles" / "a").mkdir(parents=True)
    (tmp_path / "articles" / "a" / "2026-11-01.jsonl").write_text("{}\n")
    ledger.write_bytes(b"")
    with pytest.raises(LedgerError, match="is gone"), shared(tmp_path):
        pass


def test_upkeep_waits_for_all_of_it_and_it_for_upkeep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbot.ledger.lock._PATIENCE", 0.05)
    locks = tmp_path / "state" / "locks"
    with shared(tmp_path), pytest.raises(SiteLocked), all_sites(locks):
        pass
    with all_sites(locks), pytest.raises(SiteLocked, match="scrapy ledger is at work"), shared(tmp_path):
        pass


def test_whether_a_site_is_free_is_told_without_waiting(tmp_path: Path) -> None:
    lock = SiteLock(tmp_path / "state" / "locks", "a")
    assert not is_free(tmp_path, "a")
    assert is_free(tmp_path, "b")
    lock.release()
    assert is_free(tmp_path, "a")


def test_one_that_writes_in_this_process_waits_for_another(tmp_path: Path) -> None:
    first, second = (database.connect(tmp_path / "ledger.sqlite") for _ in range(2))
    with database.transaction(first):
        assert database._writing.locked()
    with pytest.raises(sqlite3.OperationalError), database.transaction(second) as db:
        db.execute("no SQL")
    assert not database._writing.locked(), "also where it fails"
    first.close()
    second.close()
