"""Repair: what it makes of the output files, what it does with the old ledger, and that a kill never leaves none."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot import urls
from newsbot.dedup.decide import NearRule, Rules
from newsbot.errors import LedgerError
from newsbot.ledger.sqlite import SqliteLedger
from newsbot.ledger.upkeep import replace
from newsbot.ledger.upkeep.addresses import Addresses
from newsbot.ledger.upkeep.opening import held
from newsbot.ledger.upkeep.vacuum import vacuum
from tests.ledger.upkeep.conftest import DESK, FACTS, SITE, TEXTS, look, mend, piece, write


def query(output: Path, statement: str) -> list[tuple[Any, ...]]:
    """Ask the ledger of an output folder."""
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        return db.execute(statement).fetchall()


def lose(output: Path) -> None:
    """Delete the ledger and all that belongs to it."""
    shutil.rmtree(output / "state")


EVERYTHING = {
    "articles": "SELECT id, site, content_hash, fingerprint, revision, path, published, relation, duplicate_of, head FROM articles",
    "fingerprints": "SELECT * FROM fingerprints",
    "outputs": "SELECT * FROM outputs",
    "pages": "SELECT site, key, url, state, article, reason FROM pages ORDER BY key",
    "runs": "SELECT run, site, reason, counters FROM runs",
    "near_slices": "SELECT slice, committed FROM near_slices",
}  # fmt: skip


def everything(output: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all of a ledger that the output tells."""
    return {table: query(output, statement) for table, statement in EVERYTHING.items()}


@pytest.mark.parametrize("packed", [False, True])
def test_the_output_is_enough(packed: bool, output: Path, articles: Path) -> None:
    before = everything(output)
    lose(output)
    if packed:
        articles.with_name(f"{articles.name}.gz").write_bytes(gzip.compress(articles.read_bytes()))
        articles.unlink()
    done = mend(output)
    assert (done.findings.sound, done.aside) == (True, None)
    assert everything(output) == before
    assert look(output).findings.sound


def test_a_text_that_was_written_is_known_again(output: Path) -> None:
    lose(output)
    mend(output)
    reprint = TEXTS["three"].rsplit(" ", 5)[0]
    write(output, [piece("one", TEXTS["one"]), piece("again", TEXTS["four"]), piece("cut", reprint)])
    lines = [json.loads(line) for line in (output / "duplicates" / f"{SITE}.jsonl").read_bytes().splitlines()]
    assert [(line["url"].split("/")[-2], line["relation"]) for line in lines] == [
        ("copy", "exact"), ("again", "exact"), ("cut", "near"),
    ]  # fmt: skip
    assert query(output, "SELECT max(revision) FROM articles") == [(3,)], "a text that is put back is a revision"


@pytest.mark.parametrize("near", ["drop", "mark"])
def test_clusters_have_their_heads_again(near: NearRule, tmp_path: Path) -> None:
    text, more, most = DESK.text(90), DESK.text(50), DESK.text(60)
    texts = {
        "story": text,
        "reprint": text.rsplit(" ", 6)[0],
        "longer": f"{text} {more}",
        "reprint-of-longer": f"{text} {more}".rsplit(" ", 5)[0],
        "longest": f"{text} {more} {most}",
    }
    for number, (slug, body) in enumerate(texts.items()):
        site = SITE if number % 2 else "other"
        write(tmp_path, [piece(slug, body)], site=site, rules=Rules(near))
    before = everything(tmp_path)
    heads = [head for *_, head in before["articles"] if head]
    assert len(heads) >= 2
    lose(tmp_path)
    assert mend(tmp_path).findings.sound
    assert everything(tmp_path) == before
    assert look(tmp_path).findings.sound


def test_broken_lines_are_told_and_left(output: Path, articles: Path) -> None:
    lines = articles.read_bytes().splitlines(keepends=True)
    spoilt = b"".join([lines[0], b"{" + lines[1], lines[2], lines[3].replace(b'"id":', b'"di":'), lines[4]])
    articles.write_bytes(spoilt + b'{"id": "torn')
    done = mend(output)
    [broken] = done.findings
    name = str(articles.relative_to(output))
    assert broken[1:] == (2, [f"{name}:2 (not JSON)", f"{name}:4 (no id)"])
    assert query(output, f"SELECT committed FROM outputs WHERE path = '{name}'") == [(len(spoilt),)]
    assert "cuts a torn line of 12 bytes" in done.findings.notes[0]
    assert articles.read_bytes() == spoilt + b'{"id": "torn'
    assert query(output, "SELECT count(*) FROM articles") == [(2,)]


def rejected(slug: str, reason: str, moment: str) -> dict[str, Any]:
    return {"site": SITE, "url": f"https://example.dz/{slug}/", "reason": reason, "fetched_at": f"2026-11-20T{moment}Z"}


def test_a_rejected_page_is_looked_at_once_more(output: Path) -> None:
    lines = [
        rejected("list", "listing", "10:00"), rejected("list", "listing", "11:01"), rejected("new", "listing", "11:00"),
        rejected("gone", "http_404", "11:00"), rejected("failed", "given_up", "11:00"),
        rejected("old", "outside_window", "11:00"), rejected("sport", "other_section", "11:00"),
    ]  # fmt: skip
    (output / "rejected" / f"{SITE}.jsonl").write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    mend(output)
    second_look = datetime(2026, 11, 20, 11, tzinfo=UTC).timestamp() + FACTS.second_look
    found = query(output, "SELECT key, state, not_before FROM pages WHERE state IN ('open', 'rejected') ORDER BY seq")
    assert found == [
        ("/list", "rejected", None), ("/new", "open", second_look), ("/gone", "rejected", None),
        ("/failed", "rejected", None), ("/old", "open", None), ("/sport", "open", None),
    ]  # fmt: skip


def report(run: int, hour: int, *failed: str) -> bytes:
    at = {"started": f"2099-11-20T{hour}:00:00Z", "ended": f"2099-11-20T{hour}:01:00Z"}
    pages = [{"url": f"https://example.dz/{slug}/", "reason": "http_500"} for slug in failed]
    return json.dumps({"site": SITE, "run": run, **at, "reason": "finished", "counters": {}, "failed": pages}).encode()


def test_what_failed_is_open(output: Path) -> None:
    lines = [report(1, 10, "lost", "one"), report(2, 11, "lost", "two"), report(1, 12, "three")]
    (output / "reports" / f"{SITE}.jsonl").write_bytes(b"\n".join([*lines, b""]))
    mend(output)
    found = query(output, "SELECT key, attempts FROM pages WHERE state = 'open' AND not_before IS NULL ORDER BY key")
    assert found == [("/lost", 2), ("/three", 1)], (
        "of what was written, only what failed last isn't known to be as it was"
    )
    assert query(output, "SELECT run FROM runs ORDER BY started") == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    ("site", "url", "key"),
    [
        (SITE, "https://www.example.dz/a/", "/a"),
        (SITE, "https://sport.example.dz/a/", "sport/a"),
        (SITE, "http://127.0.0.1:8000/a/", "/a"),
        ("other.com", "https://m.other.com/a?amp=1", "/a"),
        ("other.com-8080", "http://other.com:8080/a", "/a"),
        ("127.0.0.1-40123", "http://127.0.0.1:40123/a", "/a"),
        ("server-12", "http://server-12/a", "/a"),
    ],
)
def test_pages_have_the_keys_that_crawls_give_them(site: str, url: str, key: str) -> None:
    addresses = Addresses({SITE: ("example.dz", "example.com")})
    assert addresses.key(site, url) == key
    assert addresses.identifier(site, url, None) == urls.article_id(site, key)


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 99)


def stale_log(path: Path) -> None:
    """Leave the log of another ledger where SQLite looks for the new one's."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("UPDATE articles SET content_hash = 'of the log'")
        db.commit()
        data = path.with_name("ledger.sqlite-wal").read_bytes()
    path.unlink()
    path.with_name("ledger.sqlite-wal").write_bytes(data)


@pytest.mark.parametrize("spoil", [garbage, stale_log, Path.unlink])
def test_whatever_became_of_the_old_ledger(spoil: Any, output: Path) -> None:
    before = everything(output)
    spoil(output / "state" / "ledger.sqlite")
    aside = mend(output).aside
    assert everything(output) == before
    assert look(output).findings.sound
    assert aside
    assert (aside / "near").is_dir()


def test_the_old_ledger_is_kept_with_its_log(output: Path) -> None:
    path = output / "state" / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("UPDATE articles SET content_hash = 'kept'")
        db.commit()
        first = mend(output).aside
    second = mend(output).aside
    assert first
    assert second
    assert first != second
    with closing(sqlite3.connect(first / "ledger.sqlite")) as db:
        assert db.execute("SELECT DISTINCT content_hash FROM articles").fetchall() == [("kept",)]
    assert look(output).findings.sound


def test_what_only_the_old_ledger_knows(output: Path, articles: Path) -> None:
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        db.execute("INSERT INTO pages (site, key, url, via) VALUES ('example', '/b', 'https://example.dz/b', 'feed')")
        db.commit()
    lines = articles.read_bytes().splitlines(keepends=True)
    articles.write_bytes(b"".join(lines[1:4]))
    taken_over, lost = mend(output).findings.notes
    assert "1 pages that no run has come to" in taken_over
    assert query(output, "SELECT url, state FROM pages WHERE key = '/b'") == [("https://example.dz/b", "open")]
    assert lost.startswith(f"{articles.relative_to(output)}: 1 articles that the old ledger knew stand in no line")


def test_without_output_nothing_is_touched(tmp_path: Path) -> None:
    SqliteLedger(tmp_path / "state" / "ledger.sqlite").close()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(LedgerError, match="holds no output files"):
        mend(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_root_makes_belongs_to_whose_output_it_is(output: Path) -> None:
    if os.geteuid():
        pytest.skip("root alone can give files away")
    lose(output)
    os.chown(output, 12345, 12345)
    with held(output):
        mend(output)
    state = output / "state"
    assert {path.stat().st_uid for path in (state, *state.rglob("*"))} == {12345}
    with held(output, [SITE]):
        assert (state / "locks" / f"{SITE}.lock").stat().st_uid == 12345


class KilledError(BaseException):
    """Ends a repair as kill -9 would: whatever it would do on its way out is left out."""


def killed_at(step: int, output: Path) -> bool:
    """Repair, and end before the given step of putting the new ledger into its place; return whether it came to that."""
    steps, dead = iter(range(1000)), False

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            nonlocal dead
            if next(steps) == step:
                dead = True
                raise KilledError
            return call(*args, **kwargs)

        return run

    remove = replace.Draft._remove
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in _STEPS:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        patch.setattr(replace.Draft, "_remove", lambda draft: None if dead else remove(draft))
        with suppress(KilledError):
            mend(output)
    return dead


_STEPS = ((Path, "replace"), (Path, "rename"), (Path, "hardlink_to"), (replace, "sync_path"))


def test_a_kill_at_any_step_leaves_the_old_ledger_or_the_new_one(output: Path) -> None:
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        db.execute("UPDATE runs SET reason = 'of the old ledger'")
        db.commit()
    seen, step = set(), 0
    while killed_at(step, output):
        step += 1
        seen.add(query(output, "SELECT reason FROM runs LIMIT 1")[0][0])
        assert query(output, "SELECT count(*), max(revision) FROM articles") == [(4, 2)]
        assert set(look(output).findings.counts) <= {"near"}
    assert seen == {"of the old ledger", "finished"}
    assert step > 8
    assert mend(output).findings.sound
    assert not list((output / "state").glob("*.rebuilding*"))


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Mount a disk of so many bytes."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if os.geteuid() or subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("a disk can be mounted by root alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_all_as_it_was(output: Path, tmp_path: Path) -> None:
    write(output, [piece(f"more-{number}", DESK.text(300)) for number in range(40)])
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    with small_disk(tmp_path / "disk", size + 200_000) as disk:
        copy = disk / "output"
        shutil.copytree(output, copy)
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 50_000))
        before = everything(copy)
        with pytest.raises(LedgerError, match=r"(full|No space).*the old one is as it was"):
            mend(copy)
        with pytest.raises(LedgerError, match=r"wants .* of room"):
            vacuum(copy)
        assert (everything(copy), look(copy).findings.sound) == (before, True)
        assert not list((copy / "state").glob("*.rebuilding*"))
        (disk / "ballast").unlink()
        shutil.rmtree(copy / "state")
        assert mend(copy).findings.sound
        assert everything(copy) == before
