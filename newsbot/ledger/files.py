"""Output files of whole lines: append durably, and cut back to what the ledger vouches for."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from newsbot.errors import LedgerError

_logger = logging.getLogger(__name__)


def append(path: Path, lines: bytes, committed: int) -> int:
    """Append whole lines behind the committed length, fsync, and return the new length in bytes.

    What stands behind the committed length is the rest of a write that was never confirmed: it is overwritten.
    Raises `LedgerError` if the file is shorter than that; `OSError` (disk full, read-only) after cutting back.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        length = os.fstat(descriptor).st_size
        _check_length(path, length, committed)
        committed = committed if length else 0  # moved away, to an archive say: a new file begins
        os.ftruncate(descriptor, committed)
        try:
            _write_all(descriptor, lines, committed)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, committed)
            raise
    finally:
        os.close(descriptor)
    if committed == 0:
        _sync_folder(path.parent)
    return committed + len(lines)


def cut_back(path: Path, committed: int) -> None:
    """Cut a file to its committed length at the start of a run. A file that was moved away is nobody's loss."""
    try:
        length = path.stat().st_size
    except FileNotFoundError:
        return
    _check_length(path, length, committed)
    if length > committed:
        _logger.warning("%s: cutting %d bytes that a broken-off run left unconfirmed", path, length - committed)
        with path.open("r+b") as file:
            file.truncate(committed)
            os.fsync(file.fileno())


def whole_length(path: Path) -> int:
    """Return the length up to the last newline of a file that the ledger doesn't know, 0 if there is none."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            while end > 0:
                start = max(0, end - 65536)
                file.seek(start)
                newline = file.read(end - start).rfind(b"\n")
                if newline >= 0:
                    return start + newline + 1
                end = start
    except FileNotFoundError:
        pass
    return 0


def _write_all(descriptor: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written


def _check_length(path: Path, length: int, committed: int) -> None:
    if 0 < length < committed:
        raise LedgerError(
            f"{path} has {length} bytes, but {committed} were confirmed: something cut or replaced it."
            " Put the file back, or move it away so that a new one is begun"
        )


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
