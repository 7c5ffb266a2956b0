"""`scrapy ledger` as it is typed: exit codes, and one line that says what to do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.cmdline import execute

from newsbot.errors import LedgerError, SiteLocked
from newsbot.ledger import database
from newsbot.ledger.lock import SiteLock, all_sites
from newsbot.ledger.rows import unix_now
from tests.ledger.upkeep.conftest import SITE, piece, write

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def ledger(output: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command; return its exit code and what it printed."""
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("signal.signal", lambda number, handler: None)

    def run(*arguments: str, folder: Path = output) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", "ledger", *arguments, "-s", f"OUTPUT_DIR={folder}"])
        told = capfd.readouterr()
        return int(ended.value.code or 0), told.err or told.out

    return run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "check|repair|vacuum|stats"),
        (["mend"], "mend is none of its works"),
        (["check", "nobody"], f"the ledger knows no site nobody; it knows: {SITE}"),
        (["stats", "nobody"], "knows no site nobody"),
        (["repair", SITE], "name no site"),
        (["vacuum", SITE], "name no site"),
        (["check", "--fast"], "--fast"),
        (["check", "-s", "DEDUP_NEAR=maybe"], "drop, mark or off"),
    ],
)
def test_wrong_arguments(arguments: list[str], told: str, ledger: Run) -> None:
    code, shown = ledger(*arguments)
    assert code == 2
    assert told in shown
    assert "Traceback" not in shown


def test_help(ledger: Run) -> None:
    code, shown = ledger("--help")
    words = " ".join(shown.split())
    assert code == 0
    assert all(
        part in words for part in ("check [SITE", "repair", "vacuum", "Examples: scrapy ledger check;", "75 a run")
    )


def missing(output: Path) -> None:
    shutil.rmtree(output / "state")


def no_folder(output: Path) -> None:
    shutil.rmtree(output)


def newer(output: Path) -> None:
    _set(output, "PRAGMA user_version = 99")


def older(output: Path) -> None:
    _set(output, "PRAGMA user_version = 2")


def foreign(output: Path) -> None:
    _set(output, "PRAGMA application_id = 7")


def garbage(output: Path) -> None:
    (output / "state" / "ledger.sqlite").write_bytes(b"not a database at all" * 999)


def empty(output: Path) -> None:
    (output / "state" / "ledger.sqlite").write_bytes(b"")


def cut(output: Path) -> None:
    path = output / "state" / "ledger.sqlite"
    path.write_bytes(path.read_bytes()[:20_000])


def _set(output: Path, statement: str) -> None:
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        db.execute(statement)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (missing, "there is no ledger; a crawl begins one, and scrapy ledger repair makes one"),
        (no_folder, "there is no such folder; name the output folder with -s OUTPUT_DIR="),
        (newer, "was written by a newer newsbot (ledger version 99"),
        (foreign, "not a newsbot ledger"),
        (garbage, "let scrapy ledger repair make a new one"),
        (cut, "scrapy ledger repair"),
        (empty, "is empty: restore it from a copy, or let scrapy ledger repair"),
    ],
)
@pytest.mark.parametrize("work", ["check", "stats", "vacuum"])
def test_what_is_no_ledger_to_look_after(
    spoil: Callable[[Path], None], told: str, work: str, ledger: Run, output: Path
) -> None:
    spoil(output)
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file() and "-shm" not in path.name}
    code, shown = ledger(work)
    assert code == 1
    assert told in shown
    assert "Traceback" not in shown
    after = {path: path.read_bytes() for path in output.rglob("*") if path.suffix in {".sqlite", ".jsonl"}}
    assert after.items() <= before.items()


@pytest.mark.parametrize("work", ["check", "stats"])
def test_looking_brings_no_ledger_to_another_version(work: str, ledger: Run, output: Path) -> None:
    older(output)
    code, shown = ledger(work)
    assert (code, "version 2: the next crawl brings it to" in shown) == (1, True)


def test_a_newer_ledger_is_not_replaced_by_an_older_one(ledger: Run, output: Path) -> None:
    newer(output)
    before = (output / "state" / "ledger.sqlite").read_bytes()
    code, shown = ledger("repair")
    assert (code, "newer newsbot" in shown) == (1, True)
    assert (output / "state" / "ledger.sqlite").read_bytes() == before


def test_a_damaged_ledger_names_the_repair_to_a_crawl_as_well(output: Path) -> None:
    for spoil in (cut, garbage):
        spoil(output)
        with pytest.raises(LedgerError, match="scrapy ledger repair"):
            database.connect(output / "state" / "ledger.sqlite")


def test_problems_are_named_with_what_helps(ledger: Run, output: Path, articles: Path) -> None:
    assert ledger("check")[0] == 0
    articles.write_bytes(articles.read_bytes().replace(b"{", b"(", 1))
    code, shown = ledger("check", SITE)
    assert code == 1
    assert f"articles/{SITE}/{articles.name}:1 (not JSON)" in shown
    assert "put the file back from a copy" in shown
    code, shown = ledger("repair")
    assert code == 1
    assert f"{articles.name}:1 (not JSON)" in shown
    assert "the old ledger is kept in" in shown


def test_stats(ledger: Run, output: Path) -> None:
    write(output, [piece("far", "خبر بعيد من موقع آخر لا يشبه غيره")], site="other")
    soon = unix_now() + 3600
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        db.execute("UPDATE pages SET not_before = ? WHERE state = 'open'", (soon,))
        db.commit()
    code, shown = ledger("stats")
    assert code == 0
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in shown.splitlines() if line.startswith("│")]
    assert rows == [
        [SITE, "6", "4", "1", "0", "0", "1"], ["other", "1", "1", "0", "0", "0", "0"], ["all", "7", "5", "1", "0", "0", "1"],
        [SITE, "4", "1", "0", "2"], ["other", "1", "0", "0", "1"], ["all", "5", "1", "0", "3"],
    ]  # fmt: skip
    assert f"waiting: 1, the first until {datetime.fromtimestamp(soon, UTC):%Y-%m-%d %H:%M}" in shown
    assert "near index" in shown


def test_vacuum_gives_back_what_is_not_needed(ledger: Run, output: Path) -> None:
    _set(output, "CREATE TABLE ballast AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9000)"
         " SELECT i, randomblob(100) FROM n")  # fmt: skip
    _set(output, "DROP TABLE ballast")
    forgotten = output / "state" / "near" / "7.log"
    forgotten.write_bytes(bytes(64))
    before = (output / "state" / "ledger.sqlite").stat().st_size
    code, shown = ledger("vacuum")
    assert code == 0
    assert (output / "state" / "ledger.sqlite").stat().st_size < before / 4
    assert not forgotten.exists()
    assert "now" in shown
    assert ledger("check")[0] == 0


@contextmanager
def run_of(output: Path) -> Iterator[None]:
    lock = SiteLock(output / "state" / "locks", SITE)
    yield
    lock.release()


def test_a_run_at_work_is_not_disturbed(ledger: Run, output: Path) -> None:
    with run_of(output):
        for arguments in (["check"], ["check", SITE], ["repair"], ["vacuum"]):
            code, shown = ledger(*arguments)
            assert (code, f"{SITE} is at work" in shown) == (75, True)
        assert ledger("stats")[0] == 0
    assert ledger("check")[0] == 0


def test_no_run_begins_meanwhile(output: Path) -> None:
    locks = output / "state" / "locks"
    with all_sites(locks):
        with pytest.raises(SiteLocked, match="scrapy ledger is at work"):
            SiteLock(locks, "another")
        with pytest.raises(SiteLocked, match="another scrapy ledger is at work"), all_sites(locks):
            pass
    SiteLock(locks, "another").release()
