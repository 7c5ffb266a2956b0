"""Vacuum: give back to the disk what the ledger doesn't need any more."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from newsbot.errors import LedgerError
from newsbot.ledger.clock import clock
from newsbot.ledger.database import connect, transaction
from newsbot.ledger.near.index import NearIndex
from newsbot.ledger.troubles import explained
from newsbot.ledger.upkeep.opening import existing
from newsbot.ledger.upkeep.stats import sizes

_COPIES = 2  # of the ledger, while it is packed: one in a file of its own, one in the log that is copied back


def vacuum(output: Path) -> list[tuple[str, int, int]]:
    """Pack the ledger and drop what it forgot; return what was packed, with its size in bytes before and after.

    No run may be at work. Raises `LedgerError` if the ledger is damaged or the disk has no room; the ledger is whole then.
    """
    path = existing(output)
    before = dict(sizes(output))
    _check_room(path)
    os.environ["SQLITE_TMPDIR"] = os.fspath(path.parent)  # where the room was looked for
    try:
        with closing(connect(path)) as db:
            _forget(db, path.parent / "near")
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        full = f"; {_wanted(path)}" if error.sqlite_errorcode == sqlite3.SQLITE_FULL else ""
        raise LedgerError(f"the ledger {path} can't be packed: {explained(error)}{full}; it is as it was") from error
    after = dict(sizes(output))
    return [(name, before[name], after[name]) for name in ("ledger", "near index")]


def _forget(db: sqlite3.Connection, near: Path) -> None:
    """Drop the slices of the near index that nothing is compared with any more, and files of which the ledger knows nothing."""
    with transaction(db):
        db.execute("DELETE FROM near_slices WHERE expires < ?", (clock(db),))
    index = NearIndex(near)
    index.sweep([number for (number,) in db.execute("SELECT slice FROM near_slices")])
    index.close()


def _check_room(path: Path) -> None:
    if shutil.disk_usage(path.parent).free < _COPIES * path.stat().st_size:
        raise LedgerError(f"{os.strerror(errno.ENOSPC)}: {_wanted(path)}; the ledger is as it was")


def _wanted(path: Path) -> str:
    wanted, free = _COPIES * path.stat().st_size, shutil.disk_usage(path.parent).free
    return f"packing {path} wants {wanted / 2**20:.1f} MiB of room, and the disk has {free / 2**20:.1f}"
