"""Repair: make a new ledger of the output files alone."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsbot.errors import LedgerError
from newsbot.ledger.database import connect
from newsbot.ledger.files import whole_length
from newsbot.ledger.troubles import explained
from newsbot.ledger.upkeep.findings import Findings
from newsbot.ledger.upkeep.near_texts import NearTexts
from newsbot.ledger.upkeep.opening import refuse_newer
from newsbot.ledger.upkeep.outputs import Kind, Line, OutputFile, files_of
from newsbot.ledger.upkeep.rebuild import Facts, Rebuild
from newsbot.ledger.upkeep.records import Record, Unusable, record_of, text, usable
from newsbot.ledger.upkeep.replace import Draft
from newsbot.ledger.upkeep.takeover import take_over

Told = Callable[[int, int], None]
_MANY = 10_000  # lines in one transaction
_OFTEN = 100  # lines between two words on how far it is
_TAKE: dict[Kind, Callable[[Rebuild, OutputFile, Line, Record], None]] = {
    "articles": Rebuild.article,
    "duplicates": Rebuild.duplicate,
    "rejected": Rebuild.rejected,
    "withdrawn": Rebuild.withdrawn,
    "reports": Rebuild.report,
}


@dataclass(slots=True)
class Repaired:
    """What a repair came to; `aside` is the folder of the old ledger, None if there was none."""

    findings: Findings = field(default_factory=Findings)
    looked: Counter[str] = field(default_factory=Counter)
    aside: Path | None = None


def repair(output: Path, facts: Facts, told: Told) -> Repaired:
    """Replace the ledger by one made of the output files; no run may be at work.

    Raises `LedgerError` if there are no files, if the ledger is of a newer version, or if the disk is full; all is as it was then.
    """
    files = list(files_of(output))
    if not files:
        raise LedgerError(f"{output} holds no output files to make a ledger of; name the folder with -s OUTPUT_DIR=…")
    refuse_newer(output)
    done, draft = Repaired(), Draft(output)
    try:
        with draft.begun():
            _make(draft, files, facts, done, told)
            take_over(output, draft.path, done.findings)
            done.aside = draft.put_in_place()
    except (OSError, sqlite3.Error, LedgerError) as error:
        raise LedgerError(f"no new ledger could be made: {explained(error)}; the old one is as it was") from error
    return done


def _make(draft: Draft, files: list[OutputFile], facts: Facts, done: Repaired, told: Told) -> None:
    """Make the new ledger and its near index, not yet in their places."""
    near = NearTexts(draft.near, facts.rules)
    try:
        with closing(connect(draft.path)) as db:
            _fill(db, Rebuild(db, near, facts, done.findings), files, done, told)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        near.close()


def _fill(db: sqlite3.Connection, rebuild: Rebuild, files: list[OutputFile], done: Repaired, told: Told) -> None:
    db.execute("PRAGMA synchronous = OFF")  # until it is whole, nothing of it counts
    db.execute("PRAGMA cache_size = -65536")  # KiB
    total, before = sum(file.size for file in files), 0
    plain = {file.path for file in files if not file.is_packed}
    db.execute("BEGIN")
    for file in files:
        done.looked[f"files of {file.kind}"] += 1
        length = 0
        for line in file.lines(None if file.is_packed else _whole(file, done.findings)):
            length += line.taken if not line.fault else 0
            done.looked[f"lines of {file.kind}"] += 1
            _take(rebuild, file, line, done.findings)
            if not line.number % _OFTEN:
                told(before if file.is_packed else before + length, total)
            if not line.number % _MANY:
                db.execute("COMMIT")
                db.execute("BEGIN")
        before += file.size
        if file.is_packed and file.name not in plain:
            rebuild.output(file, length)
        elif not file.is_packed:
            rebuild.output(file, whole_length(file.folder / file.path))
    rebuild.finish()
    db.execute("COMMIT")


def _whole(file: OutputFile, findings: Findings) -> int:
    """Return the length up to the last line end; tell of what stands behind it."""
    whole, size = whole_length(file.folder / file.path), file.size
    if size > whole:
        findings.note(f"{file.path}: the next run cuts a torn line of {size - whole} bytes at the end")
    return whole


def _take(rebuild: Rebuild, file: OutputFile, line: Line, findings: Findings) -> None:
    if line.fault and not line.number:
        findings.add("unreadable", line.path, line.fault)
        return
    try:
        record = record_of(line)
        if text(record, "site") != file.site:
            findings.add("other site", line.place, text(record, "site"))
        with usable():
            _TAKE[file.kind](rebuild, file, line, record)
    except Unusable as error:
        findings.add("broken", line.place, str(error))
