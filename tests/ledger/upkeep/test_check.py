"""Check: a sound folder has no problem, and whatever is changed in it is found, named and placed."""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.ledger.upkeep.conftest import kinds, look, mend, piece, write

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Spoil = Callable[[list[bytes]], list[bytes]]


def changed(number: int, **fields: Any) -> Spoil:
    """Return what changes fields of one line."""

    def change(lines: list[bytes]) -> list[bytes]:
        line = json.dumps({**json.loads(lines[number]), **fields}).encode() + b"\n"
        return [*lines[:number], line, *lines[number + 1 :]]

    return change


def swapped(before: str, after: str) -> Spoil:
    """Return what replaces a part of the second line by one as long."""
    assert len(before.encode()) == len(after.encode())
    return lambda lines: [lines[0], lines[1].replace(before.encode(), after.encode()), *lines[2:]]


# What becomes of the file of articles -> the kinds of problems that this comes to. The lines: one, two, three, four,
# and one again, revised.
SPOILT: dict[str, tuple[Spoil, set[str]]] = {
    "a letter of the text": (lambda lines: [lines[0], lines[1].replace("ا".encode(), "ب".encode()), *lines[2:]], {"altered"}),
    "a letter of the title": (swapped("عنوان", "عنوين"), {"altered"}),
    "a zero byte": (swapped('"title":', '"titl\0":'), {"broken", "missing"}),
    "no UTF-8": (lambda lines: [lines[0], lines[1].replace("ع".encode(), b"\xff\xff"), *lines[2:]], {"broken", "missing"}),
    "a line end in the middle": (swapped('","', '"\n"'), {"broken", "missing"}),
    "a line taken out": (lambda lines: [lines[0], *lines[2:]], {"short", "missing"}),
    "the last line taken out": (lambda lines: lines[:-1], {"short", "missing"}),
    "a line in place of another": (lambda lines: [lines[0], lines[0], *lines[2:]], {"twice", "missing"}),
    "cut in the middle of a line": (lambda lines: [*lines[:-1], lines[-1][:99]], {"short", "broken", "missing"}),
    "a line end lost": (lambda lines: [*lines[:-1], lines[-1][:-1] + b" "], {"no line end", "broken", "missing"}),
    "another id": (changed(1, id="x" * 32), {"unknown article", "missing"}),
    "another revision": (changed(1, revision=7), {"newer", "missing"}),
    "another site": (changed(1, site="exomple"), {"other site"}),
    "another original": (changed(1, duplicate_of="nobody"), {"no original"}),
    "half a character": (changed(1, id="\ud800"), {"broken", "missing"}),
    "no id": (changed(1, id=None), {"broken", "missing"}),
    "no object": (lambda lines: [lines[0], b"[]\n", *lines[2:]], {"broken", "missing"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_what_was_changed_is_found(name: str, output: Path, articles: Path) -> None:
    spoil, found = SPOILT[name]
    articles.write_bytes(b"".join(spoil(articles.read_bytes().splitlines(keepends=True))))
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:  # what became longer was confirmed so
        db.execute(
            "UPDATE outputs SET committed = max(committed, ?) WHERE path LIKE 'articles%'", (articles.stat().st_size,)
        )
        db.commit()
    assert found <= look(output).findings.counts.keys() <= found | {"short"}


def test_a_sound_folder_has_no_problem(output: Path) -> None:
    check = look(output)
    assert (kinds(check.findings), check.findings.notes) == ({}, [])
    assert {name: check.looked[f"lines of {name}"] for name in ("articles", "duplicates", "rejected", "reports")} == {
        "articles": 5, "duplicates": 1, "rejected": 1, "reports": 2,
    }  # fmt: skip


def test_places_are_named(output: Path, articles: Path) -> None:
    lines = articles.read_bytes().splitlines(keepends=True)
    articles.write_bytes(b"".join([lines[0], lines[1].replace(b"{", b"(", 1), *lines[2:]]))
    [broken, missing] = look(output).findings
    assert broken[1:] == (1, [f"{articles.relative_to(output)}:2 (not JSON)"])
    assert missing[2][0].startswith(f"{articles.relative_to(output)} (")


# A statement on the ledger -> what it comes to.
UNKNOWN = {
    "DELETE FROM articles WHERE revision = 2": {"unknown article"},
    "UPDATE articles SET content_hash = 'x' WHERE revision = 2": {"other hash"},
    "UPDATE articles SET revision = 1 WHERE revision = 2": {"newer", "other hash"},
    "UPDATE articles SET path = 'articles/example/1999-01-01.jsonl'": {"elsewhere"},
    "DELETE FROM fingerprints": {"no fingerprint"},
    "DELETE FROM outputs WHERE path LIKE 'articles%'": {"unknown file"},
    "UPDATE outputs SET committed = committed - 1 WHERE path LIKE 'articles%'": {"no line end", "broken", "missing"},
    "UPDATE near_slices SET committed = committed + 64": {"near"},
    "INSERT INTO articles (id, site, content_hash, fingerprint, revision, path, written)"
    " VALUES ('x', 'example', 'h', x'00', 1, 'articles/example/2000-01-01.jsonl', 0)": {"missing"},
}  # fmt: skip


@pytest.mark.parametrize("statement", UNKNOWN)
def test_what_the_ledger_lacks_is_found(statement: str, output: Path) -> None:
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        db.execute(statement)
        db.commit()
    assert look(output).findings.counts.keys() == UNKNOWN[statement]
    assert mend(output).findings.sound
    assert look(output).findings.sound


PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": (".gz", gzip.compress),
    "zstd": (".zst", zstd.compress),
}


@pytest.mark.parametrize("packer", PACKED)
def test_an_old_day_may_be_compressed_or_moved_away(packer: str, output: Path, articles: Path) -> None:
    ending, compress = PACKED[packer]
    packed = articles.with_name(articles.name + ending)
    packed.write_bytes(compress(articles.read_bytes()))
    articles.unlink()
    check = look(output)
    assert (check.findings.sound, check.looked["lines of articles"]) == (True, 5)
    packed.write_bytes(packed.read_bytes()[:-30])
    assert "unreadable" in look(output).findings.counts
    packed.unlink()
    check = look(output)
    assert (check.findings.sound, check.looked["files moved away"]) == (True, 1)
    assert articles.name in check.findings.notes[0]


def test_a_day_that_was_moved_away_may_be_begun_anew(output: Path, articles: Path) -> None:
    articles.rename(output / "archived.jsonl")
    with closing(sqlite3.connect(output / "state" / "ledger.sqlite")) as db:
        db.execute("UPDATE articles SET written = written - 1000")
        db.commit()
    write(output, [piece("five", "نص جديد لم يكتب من قبل")])
    check = look(output)
    assert kinds(check.findings) == {}
    assert "was moved away and begun anew: 4 articles" in check.findings.notes[0]


def test_what_was_never_confirmed_is_no_fault(output: Path, articles: Path) -> None:
    with articles.open("ab") as file:
        file.write(b'{"id": "half a li')
    check = look(output)
    assert (check.findings.sound, check.looked["unconfirmed bytes"]) == (True, 17)
    assert "the next run cuts 17 bytes" in check.findings.notes[0]


def test_a_damaged_database_is_told(output: Path) -> None:
    path = output / "state" / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as db:
        [page] = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_pages_1'").fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 + 8 : page * 4096] = bytes(4088)
    path.write_bytes(data)
    assert "damaged" in look(output).findings.counts


def test_only_the_sites_that_were_asked_for(output: Path, articles: Path) -> None:
    articles.write_bytes(articles.read_bytes().replace(b"{", b"(", 1))
    assert look(output, "other").findings.sound
    assert not look(output, "example").findings.sound
