"""Replace: put a new ledger in the place of the old one, which is kept. Whenever it is killed, one of them is there."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from newsbot.ledger.files import give_to_owner, make_folder, sync_path
from newsbot.ledger.upkeep.opening import path_of

_DRAFT = ".rebuilding"
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_BESIDE = ("-wal", "-shm")


class Draft:
    """Where a new ledger and its near index are made, beside the old ones."""

    def __init__(self, output: Path) -> None:
        self._ledger = path_of(output)
        self._state = self._ledger.parent
        self.path = self._ledger.with_name(self._ledger.name + _DRAFT)
        self.near = self._state / f"near{_DRAFT}"

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Begin with nothing, whatever a repair that was killed left; leave nothing if this one doesn't end well."""
        make_folder(self._state)
        self._remove()
        try:
            yield
        except BaseException:
            self._remove()
            raise

    def put_in_place(self) -> Path | None:
        """Move the old ledger into a new folder and the draft into its place; return that folder, None if none was there.

        Both are durable when this returns. The old ledger keeps its name until the new one takes it. Signals wait until
        all is done: a ledger and a near index that aren't of each other would miss repetitions.
        """
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            return self._put_in_place()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _put_in_place(self) -> Path | None:
        locks = self._state / "locks"
        for path in (self._state, self.path, self.near, *self.near.glob("*"), locks, *locks.glob("*")):
            if path.exists():
                give_to_owner(path, self._state.parent)
        sync_path(self.path)
        beside = [self._ledger.with_name(self._ledger.name + ending) for ending in _BESIDE]
        old = [path for path in (self._ledger, *beside, self._state / "near") if path.exists()]
        aside = self._aside() if old else None
        if aside:
            self._keep(aside, beside)
        self.path.replace(self._ledger)
        sync_path(self._state)
        if aside and (self._state / "near").exists():
            (self._state / "near").rename(aside / "near")
        if self.near.exists():
            self.near.rename(self._state / "near")
        sync_path(self._state)
        return aside

    def _keep(self, aside: Path, beside: list[Path]) -> None:
        """Give the old ledger a second name, and leave nothing that SQLite would take for a part of the new one."""
        if self._ledger.exists():
            # What stands in the log of the old ledger, SQLite itself can put where it belongs.
            with suppress(sqlite3.Error), closing(sqlite3.connect(self._ledger)) as db:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            try:
                (aside / self._ledger.name).hardlink_to(self._ledger)
            except OSError:  # a file system without links
                shutil.copy2(self._ledger, aside / self._ledger.name)
                sync_path(aside / self._ledger.name)
        for path in beside:  # of a ledger that is gone, or so damaged that SQLite couldn't
            with suppress(FileNotFoundError):
                path.rename(aside / path.name)
        sync_path(aside)
        sync_path(self._state)

    def _aside(self) -> Path:
        """Make a folder named after this moment."""
        name = f"before-repair-{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}"
        number = 1
        while True:
            folder = self._state / (name if number == 1 else f"{name}-{number}")
            try:
                folder.mkdir()
            except FileExistsError:
                number += 1
            else:
                give_to_owner(folder, self._state.parent)
                sync_path(self._state)
                return folder

    def _remove(self) -> None:
        for path in self._state.glob(f"{self.path.name}*"):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.near, ignore_errors=True)
