"""Why nothing can be stored, in words that say what to do."""

from __future__ import annotations

import errno
import logging
import sqlite3
from pathlib import Path
from typing import Final

from newsbot.errors import LedgerError

REPAIR: Final = "restore it from a copy, or let scrapy ledger repair make a new one of the output files"
"""What helps against a damaged ledger."""

_logger = logging.getLogger("newsbot")
_FULL = "the disk is full: make room"
_READ_ONLY = "the folder is read-only or isn't yours: make it writable for the user that runs newsbot"
_FAILING = "the disk fails: see the system's log, and run scrapy ledger check afterwards"
_DAMAGED = f"it is damaged: {REPAIR}"
_LOCKED = "another program holds the ledger locked: end it, or wait until it is done"
_OF_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EIO: _FAILING,
}
# By the primary code in the last byte (sqlite.org/rescode.html).
_OF_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "it or its folder can't be opened: see that both are there, and writable for the user that runs newsbot",
    sqlite3.SQLITE_IOERR: _FAILING,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
}


def explained(error: Exception) -> str:
    """Return what happened and, where it is known, what to do about it, in one line."""
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        told, advice = f"{name}{error.strerror or error}", _OF_SYSTEM.get(error.errno or 0)
    else:
        told, advice = str(error), None
        if isinstance(error, sqlite3.Error):
            advice = _OF_SQLITE.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
    return f"{told} ({advice})" if advice else told


def check_is_there(output: Path) -> None:
    """Raise `LedgerError` if the ledger that vouches for the files of an output folder was lost.

    Without it everything is written a second time. Where all of state/ was removed that is what was asked for.
    """
    state = output / "state"
    ledger = state / "ledger.sqlite"
    try:
        lost = ledger.stat().st_size == 0
    except FileNotFoundError:
        lost = (state / "near").exists()
    if next(output.glob("articles/*/*"), None) is None:
        return
    if lost:
        raise LedgerError(
            f"the ledger {ledger} is gone, but not the articles that it vouches for: restore it from a copy, or let"
            f" scrapy ledger repair make a new one of them. To start afresh, and write everything again, remove {state}"
        )
    if not ledger.exists():
        _logger.warning(
            "%s is begun afresh: articles that stand in %s already are written again; scrapy ledger repair instead"
            " makes a ledger that knows them",
            ledger,
            output,
        )
