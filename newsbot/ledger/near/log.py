"""The log of a slice: what is known of its texts, one record after the other."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from newsbot.dedup.sketch import Sizes
from newsbot.ledger.files import make_folder, sync_path, write_all
from newsbot.ledger.near.keyfile import PLACE_BITS
from newsbot.ledger.near.record import (
    GRAIN,
    LARGEST,
    Known,
    claimed_length,
    decode,
    encode,
    glance,
    length_of,
    next_begin,
    packed_keys,
)

_FULL = GRAIN << PLACE_BITS  # bytes
_RECORD = 1 << 12  # bytes; nearly every record is shorter
_RUN = 1 << 18  # bytes that are read at once where record follows record
_logger = logging.getLogger(__name__)


class Log:
    """An open log. It is changed under the ledger's write lock alone; the ledger keeps its committed length."""

    def __init__(self, path: Path) -> None:
        make_folder(path.parent)
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._is_listed = False
        self._is_told = False

    def close(self) -> None:
        """Close it."""
        os.close(self._descriptor)

    @property
    def is_open_file(self) -> bool:
        """Tell whether its path still leads to it: what is added to a file that was removed or moved is lost."""
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._descriptor))
        except FileNotFoundError:
            return False

    def usable(self, committed: int) -> int:
        """Return the length up to which it counts: what the ledger says, less what isn't there, in whole grains.

        The ledger may know of more than a power cut left, for a claim isn't synced before it is confirmed. And a log
        that was cut or deleted stops no crawl: exact repetitions are known without it.
        """
        length = os.fstat(self._descriptor).st_size
        if length < committed and not self._is_told:
            self._is_told = True
            _logger.warning(
                "%s has %d of %d bytes: unless it is put back, reprints of what is missing are recognised only if they"
                " are exact",
                *(self._path, length, committed),
            )
        return min(length, committed) // GRAIN * GRAIN

    def append(self, known: Known, committed: int) -> int:
        """Add a text behind the committed length; return the new length, which counts once the ledger has it."""
        data = encode(known)
        if len(data) > LARGEST or committed + len(data) > _FULL:
            _logger.warning("%s has no room for %s: later articles aren't compared with it", self._path, known.article)
            return committed
        write_all(self._descriptor, data, committed)
        return committed + len(data)

    def sync(self) -> None:
        """Return when all that was appended has reached the disk, and the file's name with it."""
        os.fsync(self._descriptor)
        if not self._is_listed:
            sync_path(self._path.parent)
            self._is_listed = True

    def glance(self, place: int) -> tuple[float, Sizes] | None:
        """Return date and sizes of the text at a place, None if none is there."""
        return glance(os.pread(self._descriptor, GRAIN, place * GRAIN))

    def read(self, place: int) -> Known | None:
        """Return the text at a place, None if none is there or its record is damaged."""
        start = place * GRAIN
        return decode(self._load(start, _RECORD, os.fstat(self._descriptor).st_size - start))

    def records(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Yield place, end and packed keys of each record. What a power cut spoilt is stepped over: it was never confirmed."""
        while start < end:
            data = self._load(start, min(_RUN, end - start), end - start)
            offset = 0
            while length := length_of(data, offset):
                yield (start + offset) // GRAIN, start + offset + length, packed_keys(data, offset)
                offset += length
            start += offset or next_begin(data)

    def _load(self, start: int, size: int, most: int) -> bytes:
        """Return the bytes from there on: the whole record, if one of at most `most` bytes begins there."""
        data = os.pread(self._descriptor, size, start)
        claimed = claimed_length(data)
        return os.pread(self._descriptor, claimed, start) if len(data) < claimed <= most else data
