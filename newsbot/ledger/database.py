"""Open the ledger's SQLite file: create it once, check it always, bring it up to date, never replace it silently."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from newsbot.errors import LedgerError
from newsbot.ledger.files import make_folder
from newsbot.ledger.troubles import REPAIR, explained

APPLICATION_ID = 0x4E425431  # "NBT1": tells our file from any other SQLite database
# The first makes the tables of version 1, each further one the next version of the one before.
_SCRIPTS = ("schema.sql", "schema-2.sql", "schema-3.sql", "schema-4.sql", "schema-5.sql")
VERSION = len(_SCRIPTS)
_BUSY_MS = 30_000
_writing = threading.Lock()
_looked_through: set[Path] = set()  # what this process holds open, see `kept_open`
_SMALL = 1 << 24  # bytes; so many are checked in a tenth of a second, half a gigabyte in seconds


def connect(path: Path) -> sqlite3.Connection:
    """Open or create the ledger; raise `LedgerError` if it is damaged, foreign or from a newer version.

    FULL synchronisation: a transaction that returned has reached the disk, so a line that was confirmed once
    is never taken for unwritten after a power cut.
    """
    try:
        make_folder(path.parent)
        thorough = path.resolve() not in _looked_through and _is_suspect(path)
        connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"the ledger {path} can't be opened: {explained(error)}") from error
    try:
        _prepare(connection, path, thorough=thorough)
    except sqlite3.Error as error:
        connection.close()
        raise LedgerError(f"the ledger {path} can't be used: {explained(error)}; it was left as it is") from error
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def kept_open(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the ledger open for all runs of this process: it is looked through once, and not by each of them."""
    with contextlib.closing(connect(path)) as connection:
        _looked_through.add(path.resolve())
        try:
            yield connection
        finally:
            _looked_through.discard(path.resolve())


def _is_suspect(path: Path) -> bool:
    """Tell whether every page is to be looked at: it costs little, or somebody didn't close it (or is still at it).

    A large one that was closed properly isn't read as a whole by each run: `scrapy ledger check` does that, and SQLite
    itself stops at a page that is none.
    """
    log = path.with_name(f"{path.name}-wal")
    return path.exists() and (path.stat().st_size < _SMALL or (log.exists() and log.stat().st_size > 0))


def _prepare(connection: sqlite3.Connection, path: Path, *, thorough: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    _check(connection, path, thorough=thorough)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    with transaction(connection):
        for version in range(_version(connection) + 1, VERSION + 1):
            _bring_to(connection, version)


def _check(connection: sqlite3.Connection, path: Path, *, thorough: bool) -> None:
    """Look before anything is written, so that a file which isn't ours stays as it is to the byte."""
    if _is_empty(connection):
        return
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = _version(connection)
    if application != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, but not a newsbot ledger; it was left as it is")
    if version > VERSION:
        raise LedgerError(f"{path} was written by a newer newsbot (ledger version {version}, this one knows {VERSION})")
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0] if thorough else "ok"
    if verdict != "ok":
        raise LedgerError(f"the ledger {path} is damaged ({verdict}); it was left as it is: {REPAIR}")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _bring_to(connection: sqlite3.Connection, version: int) -> None:
    # executescript() would commit the transaction that keeps two runs from creating the tables twice.
    script = Path(__file__).with_name(_SCRIPTS[version - 1]).read_text(encoding="utf8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
    """Hold the write lock from the start, so that what is read inside stays true until the commit.

    One that needn't be `durable` holds against a kill, but a power cut may undo it with what came after it. Threads wait
    for each other by a lock of Python's: SQLite lets writers sleep and try again, and of forty some slept eight seconds.
    """
    if not durable:
        connection.execute("PRAGMA synchronous = NORMAL")
    try:
        with _writing:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:  # SQLite rolls back by itself on a full disk
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
    finally:
        if not durable:
            connection.execute("PRAGMA synchronous = FULL")
