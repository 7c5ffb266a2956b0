"""Output files of whole lines: append durably, and cut back to what the ledger vouches for."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from newsbot.errors import LedgerError

_logger = logging.getLogger(__name__)


def append(path: Path, lines: bytes, committed: int) -> int:
    """Append whole lines behind the committed length, fsync, and return the new length in bytes.

    What stands behind the committed length is the rest of a write that was never confirmed: it is overwritten.
    Raises `LedgerError` if the file isn't the one that was confirmed; `OSError` (disk full, read-only) after
    cutting back.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _check(path, descriptor, committed)
        os.ftruncate(descriptor, committed)
        try:
            write_all(descriptor, lines, committed)
            os.fsync(descriptor)
        except OSError as error:
            error.filename = str(path)  # calls on a descriptor don't know it
            os.ftruncate(descriptor, committed)
            raise
    finally:
        os.close(descriptor)
    if committed == 0:
        sync_path(path.parent)
    return committed + len(lines)


def cut_back(path: Path, committed: int, most: int) -> None:
    """Cut a file to its committed length at the start of a run. A file that was moved away is nobody's loss.

    A broken-off run leaves at most `most` lines. More were confirmed by a ledger that knew more than this one: they
    may stand nowhere else by now. Raises `LedgerError` then.
    """
    if was_moved(path):
        return
    with path.open("rb") as file:
        _check(path, file.fileno(), committed)
        length = os.fstat(file.fileno()).st_size
        if length <= committed:
            return
        file.seek(committed)
        lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    if lines > most:
        raise LedgerError(
            f"{path} has {lines} lines that the ledger doesn't know: the ledger is an older copy."
            " Let scrapy ledger repair make a new one of the output files"
        )
    _logger.warning("%s: cutting %d bytes that a broken-off run left unconfirmed", path, length - committed)
    with path.open("r+b") as file:
        file.truncate(committed)
        os.fsync(file.fileno())


def was_moved(path: Path) -> bool:
    """Tell whether a file is absent or empty: what stood in it was taken elsewhere, to an archive say."""
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True


def make_folder(folder: Path) -> None:
    """Create a folder durably: an entry in a parent that was never synced is lost with all that stands below it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_path(folder.parent)


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


def write_all(descriptor: int, data: bytes, offset: int) -> None:
    """Write all bytes at an offset, in as many calls as the system wants."""
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written


def _check(path: Path, descriptor: int, committed: int) -> None:
    """Raise `LedgerError` unless the file still ends a line where its confirmed part ends."""
    length = os.fstat(descriptor).st_size
    if length < committed:
        found = f"has {length} bytes, but {committed} were confirmed"
    elif committed and os.pread(descriptor, 1, committed - 1) != b"\n":
        found = f"has no line end at byte {committed}, up to which it was confirmed"
    else:
        return
    raise LedgerError(
        f"{path} {found}: something cut, changed or replaced it."
        " Put the file back, or move it away so that a new one is begun"
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file durably, whole or not at all. Raises `OSError`."""
    make_folder(path.parent)
    draft = path.with_name(f"{path.name}.draft")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        give_to_owner(draft, path.parent)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_path(path.parent)


def sync_path(path: Path) -> None:
    """Return when a file, or the names in a folder, have reached the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def give_to_owner(path: Path, folder: Path) -> None:
    """Give what root has made to the owner of a folder, who is to work with it."""
    if os.geteuid() == 0:
        owner = folder.stat()
        with contextlib.suppress(OSError):  # a file system that knows no owners
            os.chown(path, owner.st_uid, owner.st_gid)
