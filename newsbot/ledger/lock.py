"""One live run per site: an advisory lock that the kernel drops when its process ends, however it ends.

All runs share a gate, which upkeep of the whole ledger shuts: while it is at work no run begins, whatever its site.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from newsbot.errors import LedgerError, SiteLocked
from newsbot.ledger.files import give_to_owner, make_folder
from newsbot.ledger.troubles import explained

_PATIENCE = 1.0  # seconds: `idle` holds a lock for one short transaction, that mustn't cost a run its start
_LOOK = 0.02
_GATE = ".all"


class SiteLock:
    """Hold state/locks/<site>.lock from construction to `release`; raise `SiteLocked` if another process has it."""

    def __init__(self, folder: Path, site: str) -> None:
        self._gate = _hold(folder, _GATE, fcntl.LOCK_SH, "scrapy ledger is at work")
        try:
            self._descriptor = _hold(folder, site, fcntl.LOCK_EX, f"another run of {site} is at work")
        except BaseException:
            os.close(self._gate)
            raise
        _sign(self._descriptor)

    def release(self) -> None:
        """Let the next run in. The file stays: removing it would let two runs lock two different files."""
        os.close(self._descriptor)
        os.close(self._gate)


@contextmanager
def no_upkeep(folder: Path) -> Iterator[None]:
    """Keep upkeep of the whole ledger from starting, also between two runs; raise `SiteLocked` if it is at work."""
    gate = _hold(folder, _GATE, fcntl.LOCK_SH, "scrapy ledger is at work")
    try:
        yield
    finally:
        os.close(gate)


@contextmanager
def all_sites(folder: Path) -> Iterator[None]:
    """Keep the runs of all sites from starting; raise `SiteLocked` if one is at work already."""
    descriptor = _open(folder, _GATE)
    try:
        if not _wait(descriptor, fcntl.LOCK_EX):
            raise SiteLocked(f"{_at_work(folder)} at work; this command has done nothing: wait, or stop it first")
        _sign(descriptor)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def idle(folder: Path, site: str) -> Iterator[bool]:
    """Keep runs of a site from starting, for a moment; the value is False if one is at work already."""
    descriptor = _open(folder, site)
    try:
        yield _lock(descriptor, fcntl.LOCK_EX)
    finally:
        os.close(descriptor)


def _open(folder: Path, site: str) -> int:
    path = folder / f"{site}.lock"
    try:
        make_folder(folder)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        give_to_owner(path, folder)
    except OSError as error:
        raise LedgerError(f"the lock file {path} can't be opened: {explained(error)}") from error
    return descriptor


def _hold(folder: Path, name: str, kind: int, busy: str) -> int:
    """Open and lock a file; return its descriptor."""
    descriptor = _open(folder, name)
    if not _wait(descriptor, kind):
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
        os.close(descriptor)
        raise SiteLocked(f"{busy} (process {holder}); this one has done nothing")
    return descriptor


def _wait(descriptor: int, kind: int) -> bool:
    """Lock a file, shared (LOCK_SH) or alone (LOCK_EX); return whether that was possible within a second."""
    deadline = monotonic() + _PATIENCE
    while not _lock(descriptor, kind):
        if monotonic() >= deadline:
            return False
        sleep(_LOOK)
    return True


def _sign(descriptor: int) -> None:
    with suppress(OSError):  # a full disk is told by what has to be written; this is for people only
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode("ascii"), 0)


def _at_work(folder: Path) -> str:
    """Return whose runs hold their locks."""
    sites = []
    for site in sorted(path.stem for path in folder.glob("*.lock") if path.stem != _GATE):
        with idle(folder, site) as is_idle:
            sites += [] if is_idle else [site]
    return f"a run of {', '.join(sites)} is" if sites else "another scrapy ledger is"


def _lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
