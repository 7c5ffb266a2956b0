"""One live run per site: an advisory lock that the kernel drops when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from newsbot.errors import LedgerError, SiteLocked
from newsbot.ledger.files import make_folder
from newsbot.ledger.troubles import explained

_PATIENCE = 1.0  # seconds: `idle` holds a lock for one short transaction, that mustn't cost a run its start
_LOOK = 0.02


class SiteLock:
    """Hold state/locks/<site>.lock from construction to `release`; raise `SiteLocked` if another process has it."""

    def __init__(self, folder: Path, site: str) -> None:
        self._descriptor = _open(folder, site)
        deadline = monotonic() + _PATIENCE
        while not _lock(self._descriptor):
            if monotonic() >= deadline:
                holder = os.pread(self._descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
                os.close(self._descriptor)
                raise SiteLocked(f"another run of {site} is at work (process {holder}); this one has done nothing")
            sleep(_LOOK)
        with suppress(OSError):  # a full disk is told by what has to be written; this is for people only
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, str(os.getpid()).encode("ascii"), 0)

    def release(self) -> None:
        """Let the next run in. The file stays: removing it would let two runs lock two different files."""
        os.close(self._descriptor)


@contextmanager
def idle(folder: Path, site: str) -> Iterator[bool]:
    """Keep runs of a site from starting, for a moment; the value is False if one is at work already."""
    descriptor = _open(folder, site)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def _open(folder: Path, site: str) -> int:
    path = folder / f"{site}.lock"
    try:
        make_folder(folder)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise LedgerError(f"the lock file {path} can't be opened: {explained(error)}") from error


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
