"""One live run per site: an advisory lock that the kernel drops when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from newsbot.errors import LedgerError, SiteLocked


class SiteLock:
    """Hold state/locks/<site>.lock from construction to `release`; raise `SiteLocked` if another process has it."""

    def __init__(self, folder: Path, site: str) -> None:
        self._path = folder / f"{site}.lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise LedgerError(f"the lock file {self._path} can't be opened: {error.strerror}") from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(self._descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
            os.close(self._descriptor)
            raise SiteLocked(
                f"another run of {site} is at work (process {holder}); this one has done nothing"
            ) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode("ascii"), 0)

    def release(self) -> None:
        """Let the next run in. The file stays: removing it would let two runs lock two different files."""
        os.close(self._descriptor)


def is_locked(folder: Path, site: str) -> bool:
    """Tell whether a live process holds the site's lock."""
    try:
        SiteLock(folder, site).release()
    except SiteLocked:
        return True
    return False
