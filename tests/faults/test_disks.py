"""Disks that fill up or can't be written, and ledgers that are damaged: told in a line, nothing lost, and then gone on with."""

from __future__ import annotations

import ctypes
import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.demo.newspaper import Newspaper
from newsbot.errors import LedgerError
from newsbot.ledger import database, files, troubles
from newsbot.ledger.sqlite import SqliteLedger
from tests.e2e.conftest import ROOT, Finished, Output, command, crawl_arguments, environment, scrapy
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer

LEDGER = Path("state", "ledger.sqlite")


@pytest.fixture(scope="module")
def newspaper() -> Iterator[ObservedServer]:
    """A small newspaper for all of these tests; none of them changes it."""
    with ObservedServer(Newspaper.load(datetime.now(UTC), few=True)) as server:
        yield server


@pytest.fixture
def whole() -> Iterator[ObservedServer]:
    """The whole newspaper, for disks and files that it is too much for."""
    with ObservedServer() as server:
        yield server


@pytest.fixture(scope="module")
def crawled(newspaper: ObservedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder after a whole crawl; copy it."""
    folder = tmp_path_factory.mktemp("crawled") / "output"
    assert scrapy(*crawl_arguments(newspaper, folder)).code == 0
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=50m", "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("file systems can be mounted by root only")
    yield folder
    subprocess.run(["umount", folder], check=True)


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)


def assert_told(done: Finished, words: str) -> None:
    """The command ended with 1, said why, and showed none of its inside."""
    assert done.code == 1, done.err
    assert words in done.err
    assert "Traceback" not in done.err


def assert_goes_on(newspaper: ObservedServer, folder: Path) -> None:
    """A further run ends well, after which each article stands once."""
    done = scrapy(*crawl_arguments(newspaper, folder))
    assert done.code == 0, done.err
    output = Output(folder)
    ended = [slug_of(line["url"]) for line in [*output.articles, *output.duplicates]]
    assert sorted(ended) == sorted(post.slug for post in newspaper.newspaper.articles)


@pytest.mark.parametrize("size", ["100k", pytest.param("300k", marks=pytest.mark.long), "1200k"])
def test_a_disk_that_fills_up(whole: ObservedServer, disk: Path, size: str) -> None:
    remount(disk, f"size={size}")
    assert_told(scrapy(*crawl_arguments(whole, disk / "output")), "the disk is full: make room")
    remount(disk, "size=50m")
    assert_goes_on(whole, disk / "output")


@pytest.mark.parametrize("most", [pytest.param(60_000, marks=pytest.mark.long), 400_000])
def test_files_that_may_not_grow(whole: ObservedServer, tmp_path: Path, most: int) -> None:
    done = subprocess.run(
        command(*crawl_arguments(whole, tmp_path / "output")), cwd=ROOT, env=environment(), text=True,
        capture_output=True, check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert_told(Finished(done.returncode, done.stdout, done.stderr), "error" if most < 100_000 else "stopping")
    assert_goes_on(whole, tmp_path / "output")


def test_a_folder_that_is_read_only(newspaper: ObservedServer, disk: Path) -> None:
    folder = disk / "output"
    assert scrapy(*crawl_arguments(newspaper, folder, "-a", "limit=9")).code == 0
    remount(disk, "ro")
    newspaper.asked.clear()
    assert_told(scrapy(*crawl_arguments(newspaper, folder)), "read-only")
    assert not newspaper.asked
    remount(disk, "rw")
    assert_goes_on(newspaper, folder)


def overwrite(ledger: Path, begin: int, step: int = 1 << 40) -> None:
    """Write nonsense at a place of a file and, with a step, at every further one."""
    content = bytearray(ledger.read_bytes())
    for at in range(begin, len(content), step):
        content[at : at + 64] = b"\xff" * 64
    ledger.write_bytes(content)


def make_newer(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as db:
        db.execute("PRAGMA user_version = 99")


def make_foreign(ledger: Path) -> None:
    ledger.unlink()
    with closing(sqlite3.connect(ledger)) as db:
        db.execute("CREATE TABLE notes (note)")


def make_folder(ledger: Path) -> None:
    ledger.unlink()
    ledger.mkdir()


def make_dangling(ledger: Path) -> None:
    ledger.unlink()
    ledger.symlink_to(ledger.parent / "elsewhere" / "ledger.sqlite")


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing in it": (lambda ledger: ledger.write_bytes(b""), "scrapy ledger repair"),
    "not there": (Path.unlink, "scrapy ledger repair"),
    "no header": (lambda ledger: overwrite(ledger, 0), "scrapy ledger repair"),
    "broken pages": (lambda ledger: overwrite(ledger, 4096, 4096), "scrapy ledger repair"),
    "cut off": (lambda ledger: ledger.write_bytes(ledger.read_bytes()[:20_000]), "scrapy ledger repair"),
    "a text": (lambda ledger: ledger.write_text("a text\n"), "scrapy ledger repair"),
    "another database": (make_foreign, "not a newsbot ledger"),
    "of a newer newsbot": (make_newer, "newer newsbot"),
    "a folder": (make_folder, "can't be opened"),
    "a link to nowhere": (make_dangling, "scrapy ledger repair"),
}


@pytest.mark.parametrize(("damage", "told"), DAMAGES.values(), ids=DAMAGES)
def test_a_ledger_that_cannot_be_used_is_left_as_it_is(
    newspaper: ObservedServer, crawled: Path, tmp_path: Path, damage: Callable[[Path], object], told: str
) -> None:
    folder = tmp_path / "output"
    shutil.copytree(crawled, folder)
    damage(folder / LEDGER)
    before = contents(folder)
    newspaper.asked.clear()
    assert_told(scrapy(*crawl_arguments(newspaper, folder)), told)
    assert contents(folder) == before
    assert not newspaper.asked


def contents(folder: Path) -> dict[str, str]:
    """Return a digest of each file but locks, which say who was there last."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "locks" not in path.parts]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_a_copy_of_the_ledger_is_gone_on_with(newspaper: ObservedServer, crawled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    shutil.copytree(crawled, folder)
    overwrite(folder / LEDGER, 4096, 4096)
    assert scrapy(*crawl_arguments(newspaper, folder)).code == 1
    shutil.copy(crawled / LEDGER, folder / LEDGER)
    assert_goes_on(newspaper, folder)


def test_a_state_that_was_removed_is_begun_afresh_and_that_is_told(
    newspaper: ObservedServer, crawled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "output"
    shutil.copytree(crawled, folder)
    shutil.rmtree(folder / "state")
    done = scrapy(*crawl_arguments(newspaper, folder, "-a", "limit=1"))
    assert done.code == 0
    assert "scrapy ledger repair" in done.err


@pytest.mark.parametrize("closed", [True, False])
def test_a_large_ledger_is_read_as_a_whole_only_if_it_was_not_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    path = tmp_path / "ledger.sqlite"
    SqliteLedger(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.executemany("INSERT INTO aliases VALUES (?, ?)", [(f"{n:040}", "a") for n in range(2000)])
        db.commit()
    overwrite(path, path.stat().st_size // 2, 4096)
    monkeypatch.setattr(database, "_SMALL", 0)
    log = path.with_name("ledger.sqlite-wal")
    log.write_bytes(b"" if closed else b"left by a kill")
    if closed:
        SqliteLedger(path).close()
        return
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is damaged"):
        SqliteLedger(path)
    assert path.read_bytes() == before


def test_a_log_of_the_ledger_that_is_nonsense_costs_nothing(
    newspaper: ObservedServer, crawled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "output"
    shutil.copytree(crawled, folder)
    (folder / "state" / "ledger.sqlite-wal").write_bytes(b"\xff" * 40_000)
    (folder / "state" / "ledger.sqlite-shm").write_bytes(b"\xff" * 40_000)
    for path in (folder / "state" / "near").iterdir():
        path.write_bytes(b"\xff" * 10_000)
    assert_goes_on(newspaper, folder)


def test_an_older_copy_of_the_ledger_cuts_no_lines(newspaper: ObservedServer, crawled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    shutil.copytree(crawled, folder)
    with closing(sqlite3.connect(folder / LEDGER)) as db:
        db.execute("UPDATE outputs SET committed = 0 WHERE path LIKE 'articles/%'")
        db.commit()
    before = contents(folder / "articles")
    assert_told(scrapy(*crawl_arguments(newspaper, folder)), "the ledger is an older copy")
    assert contents(folder / "articles") == before


def without_privileges() -> None:
    """Have a superuser's child heed the modes of files as everybody does (capabilities 1 and 2, see prctl(2))."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):
        libc.prctl(24, capability, 0, 0, 0)


def heeding_modes(*arguments: str) -> Finished:
    """Run scrapy as somebody for whom the modes of files count."""
    done = subprocess.run(
        command(*arguments), cwd=ROOT, env=environment(), text=True, capture_output=True, check=False,
        preexec_fn=without_privileges,
    )  # fmt: skip
    return Finished(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("place", "mode"),
    [("state", 0o555), (str(LEDGER), 0o444), (str(LEDGER), 0o000), ("reports/elmaouid.jsonl", 0o444)],
)
def test_what_may_not_be_written(
    newspaper: ObservedServer, crawled: Path, tmp_path: Path, place: str, mode: int
) -> None:
    folder = tmp_path / "output"
    shutil.copytree(crawled, folder)
    before = (folder / "reports" / "elmaouid.jsonl").read_bytes()
    (folder / place).chmod(mode)
    assert_told(heeding_modes(*crawl_arguments(newspaper, folder)), "writable for the user that runs newsbot")
    (folder / place).chmod(0o755)
    assert (folder / "reports" / "elmaouid.jsonl").read_bytes() == before
    assert_goes_on(newspaper, folder)


@pytest.mark.parametrize("arguments", [("demo",), ("crawl", "elmaouid", "-a", "url=http://127.0.0.1:9/")])
@pytest.mark.parametrize("hindrance", ["a file", "a link to itself", "read-only"])
def test_an_output_folder_that_cannot_be_made(tmp_path: Path, arguments: tuple[str, ...], hindrance: str) -> None:
    above = tmp_path / "above"
    if hindrance == "a file":
        above.write_text("a file\n")
    elif hindrance == "a link to itself":
        above.symlink_to(above)
    else:
        above.mkdir(0o555)
    done = heeding_modes(*arguments, "-s", f"OUTPUT_DIR={above / 'output'}")
    assert_told(done, str(above / "output"))
    assert done.err.count("error:") == 1


def test_a_demo_whose_first_day_was_not_kept_says_so(tmp_path: Path) -> None:
    day = tmp_path / "first-run.txt"
    day.write_text("")
    assert_told(scrapy("demo", "-s", f"OUTPUT_DIR={tmp_path}"), f"{day} doesn't hold the moment")
    assert day.read_text() == ""


def test_a_ledger_that_stays_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.sqlite"
    monkeypatch.setattr(database, "_BUSY_MS", 50)
    ledger = SqliteLedger(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as caught:
            ledger.recover("example")
        other.execute("ROLLBACK")
    assert "another program holds the ledger locked" in troubles.explained(caught.value)
    assert ledger.recover("example") == {}
    ledger.close()


def test_a_short_lock_is_waited_for(newspaper: ObservedServer, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    assert scrapy(*crawl_arguments(newspaper, folder, "-a", "limit=5")).code == 0
    with closing(sqlite3.connect(folder / LEDGER, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        arguments = command(*crawl_arguments(newspaper, folder))
        with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True) as process:
            try:
                with pytest.raises(subprocess.TimeoutExpired):
                    process.wait(4)
                other.execute("ROLLBACK")
                process.communicate(timeout=60)
            finally:
                process.kill()
    assert process.returncode == 0
    assert_goes_on(newspaper, folder)


@pytest.mark.parametrize("call", ["pwrite", "fsync"])
def test_a_write_that_fails_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "day.jsonl"
    length = files.append(path, b'{"a": 1}\n', 0)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, _fail)
        with pytest.raises(OSError, match=r"day\.jsonl"):
            files.append(path, b'{"b": 2}\n', length)
    assert path.read_bytes() == b'{"a": 1}\n'
    files.append(path, b'{"c": 3}\n', length)
    assert path.read_bytes() == b'{"a": 1}\n{"c": 3}\n'


def _fail(*_: object) -> int:
    raise OSError(5, "Input/output error")
