"""Check: hold the ledger against the output files, line by line. Reads only; memory doesn't grow with the lines."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from newsbot.dedup.fingerprint import exact
from newsbot.ledger.upkeep.findings import Findings
from newsbot.ledger.upkeep.outputs import Kind, Line, OutputFile, files_of
from newsbot.ledger.upkeep.records import Record, Unusable, Written, instant, optional, record_of, text, usable

Told = Callable[[int, int], None]
"""Hears how many bytes were read, and of how many."""

_MANY = 1000  # lines between two words on how far it is
_NEEDED: dict[Kind, tuple[str, ...]] = {
    "articles": ("url", "fetched_at"),
    "duplicates": ("id", "url", "duplicate_of", "fetched_at"),
    "rejected": ("url", "reason", "fetched_at"),
    "withdrawn": ("id", "url"),
    "reports": ("started",),
}
_OWN_TABLES = """
CREATE TEMP TABLE found (article TEXT, revision INTEGER, place TEXT, PRIMARY KEY (article, revision)) WITHOUT ROWID;
CREATE TEMP TABLE away (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE begun (path TEXT PRIMARY KEY, first REAL) WITHOUT ROWID
"""
# What was written before the first line of its file stood in one of the same name that was moved away.
_MISSING = """
SELECT path, id, revision, EXISTS (SELECT 1 FROM begun WHERE begun.path = articles.path AND written < first)
FROM articles
WHERE (:all OR site IN (SELECT value FROM json_each(:sites)))
  AND NOT EXISTS (SELECT 1 FROM found WHERE article = id AND found.revision = articles.revision)
  AND path NOT IN (SELECT path FROM away)
ORDER BY path, id
"""


class Check:
    """One check of an output folder, or of some sites in it. `looked` counts what was looked at."""

    def __init__(self, db: sqlite3.Connection, output: Path, sites: Collection[str], told: Told) -> None:
        self.findings = Findings()
        self.looked: Counter[str] = Counter()
        self._db = db
        self._output = output
        self._sites = sites
        self._told = told
        self._committed: dict[str, int] = {}
        self._read = self._size = 0

    def run(self) -> None:
        """Look at everything. Raises `sqlite3.Error` if the ledger can't be read at all."""
        faults = [fault for (fault,) in self._db.execute("PRAGMA integrity_check(100)") if fault != "ok"]
        for fault in faults:
            self.findings.add("damaged", "ledger.sqlite", str(fault).splitlines()[-1])
        if faults:  # what it says can't be held against anything
            return
        for statement in _OWN_TABLES.split(";"):
            self._db.execute(statement)
        known = self._db.execute("SELECT path, committed, site FROM outputs ORDER BY path")
        self._committed = {path: committed for path, committed, site in known if self._wanted(site)}
        files = [file for file in files_of(self._output) if self._wanted(file.site)]
        self._look_for(files)
        self._size = sum(file.size for file in files)
        for file in files:
            self._file(file)
        self._missing()
        self._near()
        self._told(self._size, self._size)

    def _wanted(self, site: str) -> bool:
        return not self._sites or site in self._sites

    def _look_for(self, files: Collection[OutputFile]) -> None:
        """Tell which files were moved away, wholly or to a compressed one beside."""
        there = {file.path for file in files if file.size}
        packed = {file.name for file in files if file.is_packed}
        for path, committed in self._committed.items():
            if not committed or path in there:
                continue
            if path not in packed:
                self._db.execute("INSERT INTO away VALUES (?)", (path,))
                self.looked["files moved away"] += 1
                self.findings.note(f"moved away, so its lines were not looked at: {path}")

    def _file(self, file: OutputFile) -> None:
        self.looked[f"files of {file.kind}"] += 1
        length = None if file.is_packed else self._length(file)
        before = self._read
        try:
            for line in file.lines(length):
                self.looked[f"lines of {file.kind}"] += 1
                self._line(file, line)
                self._read += 0 if file.is_packed else line.taken
                if not line.number % _MANY:
                    self._told(self._read, self._size)
        except OSError as error:
            self.findings.add("unreadable", file.path, error.strerror or str(error))
        self._read = before + file.size
        self._told(self._read, self._size)

    def _length(self, file: OutputFile) -> int | None:
        """Return the length that counts, None for all; tell what is wrong with it."""
        committed, size = self._committed.get(file.path), file.size
        if committed is None:
            self.findings.add("unknown file", file.path)
            return None
        if 0 < size < committed:
            self.findings.add("short", file.path, f"{size} bytes of {committed}")
        elif committed and not file.ends_a_line(committed):
            self.findings.add("no line end", file.path, f"at byte {committed}")
        elif size > committed:
            self.looked["unconfirmed bytes"] += size - committed
            self.findings.note(f"{file.path}: the next run cuts {size - committed} bytes that were never confirmed")
        return committed

    def _begun(self, file: OutputFile, record: Record) -> None:
        """Note when a file of articles that lacks nothing was begun."""
        if file.size >= self._committed.get(file.path, 0):
            values = (file.name, instant(record, "fetched_at"))
            self._db.execute("INSERT OR IGNORE INTO begun VALUES (?, ?)", values)

    def _line(self, file: OutputFile, line: Line) -> None:
        if line.fault and not line.number:
            self.findings.add("unreadable", line.path, line.fault)
            return
        try:
            record = record_of(line)
            site, *_ = [text(record, name) for name in ("site", *_NEEDED[file.kind])]
            with usable():
                if file.kind == "articles":
                    self._article(file, line, Written.of(record))
                    if line.number == 1:
                        self._begun(file, record)
                self._original(line, record)
        except Unusable as error:
            self.findings.add("broken", line.place, str(error))
            return
        if site != file.site:
            self.findings.add("other site", line.place, site)

    def _article(self, file: OutputFile, line: Line, written: Written) -> None:
        if written.is_altered:
            self.findings.add("altered", line.place)
        values = (written.id, written.revision, line.place)
        if not self._db.execute("INSERT OR IGNORE INTO found VALUES (?, ?, ?)", values).rowcount:
            query = "SELECT place FROM found WHERE article = ? AND revision = ?"
            first = self._db.execute(query, values[:2]).fetchone()[0]
            self.findings.add("twice", line.place, f"as {first}: {written.id}, revision {written.revision}")
        for kind in self._differences(file, written):
            self.findings.add(kind, line.place, written.id)

    def _differences(self, file: OutputFile, written: Written) -> Iterator[str]:
        """Yield the kinds of problems of a line with what the ledger holds of its article."""
        query = "SELECT revision, content_hash, path FROM articles WHERE id = ?"
        held = self._db.execute(query, (written.id,)).fetchone()
        if held is None:
            yield "unknown article"
            return
        revision, content, path = held
        if written.revision > revision:
            yield "newer"
        if written.revision == revision and content != written.content_hash:
            yield "other hash"
        if written.revision == revision and path != file.name:
            yield "elsewhere"
        query = "SELECT 1 FROM fingerprints WHERE fingerprint = ? AND article = ?"
        if not written.is_altered and not self._db.execute(query, (exact(written.text), written.id)).fetchone():
            yield "no fingerprint"

    def _original(self, line: Line, record: Record) -> None:
        original = optional(record, "duplicate_of")
        if original and not self._db.execute("SELECT 1 FROM articles WHERE id = ?", (original,)).fetchone():
            self.findings.add("no original", line.place, original)

    def _missing(self) -> None:
        values = {"all": not self._sites, "sites": json.dumps(list(self._sites))}
        anew: Counter[str] = Counter()
        for path, article, revision, is_older in self._db.execute(_MISSING, values):
            if is_older:
                anew[path] += 1
            else:
                self.findings.add("missing", path, f"{article}, revision {revision}")
        for path, count in anew.items():
            self.findings.note(f"{path} was moved away and begun anew: {count} articles of it were not looked at")

    def _near(self) -> None:
        for number, committed in self._db.execute("SELECT slice, committed FROM near_slices ORDER BY slice"):
            self.looked["near slices"] += 1
            log = self._output / "state" / "near" / f"{number}.log"
            size = log.stat().st_size if log.exists() else 0
            if size < committed:
                self.findings.add("near", f"state/near/{number}.log", f"{size} bytes of {committed}")
