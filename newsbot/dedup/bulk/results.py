"""Results: a folder that is there with all its files, or not at all."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from newsbot.errors import SiteLocked, UsageError

KEPT: Final = "kept.jsonl"
DUPLICATES: Final = "duplicates.jsonl"
REJECTED: Final = "rejected.jsonl"
FILES: Final = (KEPT, DUPLICATES, REJECTED)


class Results:
    """Files that are written beside `folder`, in a hidden one, which `publish` renames to it.

    Raises `UsageError` if `folder` holds anything, `SiteLocked` while another process writes to it. What a dead process
    left is removed. As a context it removes what was not published; `scratch` is removed in any case.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hidden = hidden(folder)
        check(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self._hidden)
        for path in self._hidden.iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        self.scratch = self._hidden / "scratch"
        self.scratch.mkdir()
        self._files: dict[str, BinaryIO] = {name: (self._hidden / name).open("wb", 1 << 20) for name in FILES}
        self.lines = dict.fromkeys(FILES, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._hidden.exists() and os.path.samestat(self._hidden.stat(), os.fstat(self._lock)):
                shutil.rmtree(self._hidden)
            for file in self._files.values():
                file.raw.close() if hasattr(file, "raw") else file.close()  # a full disk takes no last bytes
        finally:
            os.close(self._lock)

    def write(self, name: str, line: bytes) -> None:
        """Write a line, without its line end, to one of FILES. Raises `OSError` when the disk is full."""
        self._files[name].write(line + b"\n")
        self.lines[name] += 1

    def publish(self) -> None:
        """Let the files be seen, once they are on disk."""
        shutil.rmtree(self.scratch)
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
            file.close()
        os.fsync(self._lock)
        check(self._folder)
        self._hidden.rename(self._folder)
        _sync(self._folder.parent)


def hidden(folder: Path) -> Path:
    """Return where the files of a folder are written before they are seen."""
    return folder.with_name(f".{folder.name}.partial")


def check(folder: Path) -> None:
    """Raise `UsageError` if results can't be put into a folder of this name."""
    if folder.is_dir():
        if any(folder.iterdir()):
            raise UsageError(f"{folder} isn't empty; move it away, or name another folder with --output")
    elif folder.exists() or folder.is_symlink():
        raise UsageError(f"{folder} is no folder; name another one with --output")


def _locked(folder: Path) -> int:
    """Make a folder and lock it: the kernel lets go of it when the process ends, however it ends."""
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(folder.stat(), os.fstat(descriptor)):
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(descriptor)
    raise SiteLocked(f"another process is writing to {folder}; this one has done nothing")


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
