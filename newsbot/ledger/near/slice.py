"""One slice of the near index: the texts of some 30 days, in a log, found by their keys."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from newsbot.dedup.fingerprint import Keys
from newsbot.dedup.sketch import Sizes
from newsbot.errors import LedgerError
from newsbot.ledger.files import make_folder, write_all
from newsbot.ledger.near import keyfile
from newsbot.ledger.near.keyfile import KeyFile, Packed, find_in, pack
from newsbot.ledger.near.record import (
    GRAIN,
    Known,
    claimed_length,
    decode,
    encode,
    glance,
    keys_of,
    length_of,
    next_begin,
)

SUFFIXES = (".log", ".keys", ".draft")
_FULL = GRAIN << keyfile.PLACE_BITS  # bytes
_TAIL = 8192  # texts whose keys are in memory before they are merged into the key file
_FRESH = 2048  # keys that are in memory apart from the others, so that adding a text is cheap
_RECORD = 1 << 14  # bytes; nearly every record is shorter
_GLANCE = 1 << 10  # bytes; names of article and site are shorter by far
_logger = logging.getLogger(__name__)


class Slice:
    """Open it under the ledger's write lock and use it under that alone: then no other process changes it meanwhile.

    `committed`, the length of the log in bytes, is the ledger's to keep: what stands behind it never happened.
    """

    def __init__(self, folder: Path, name: str) -> None:
        make_folder(folder)
        self._log = folder / f"{name}.log"
        self._key_path = folder / f"{name}.keys"
        self._descriptor = os.open(self._log, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._keys: KeyFile | None = None
        self._seen = 0
        self._tail: Packed = np.empty(0, np.uint64)
        self._fresh: Packed = np.empty(0, np.uint64)
        self._texts = 0
        self._opened = False

    def close(self) -> None:
        """Close its files."""
        os.close(self._descriptor)
        if self._keys:
            self._keys.close()

    @property
    def is_removed(self) -> bool:
        """Tell whether another process removed its files: what is added to them now would be lost."""
        return os.fstat(self._descriptor).st_nlink == 0

    def find(self, wanted: Packed, committed: int) -> Packed:
        """Return the keys, with places, of all texts that have one of the keys; `wanted` as `keyfile.pack` has them."""
        self._catch_up(committed)
        found = [find_in(self._tail, wanted), find_in(self._fresh, wanted)]
        if self._keys:
            found.append(self._keys.find(wanted))
        return np.concatenate(found)

    def glance(self, place: int) -> tuple[float, Sizes]:
        """Return date and sizes of the text at a place that `find` named."""
        return glance(os.pread(self._descriptor, _GLANCE, place * GRAIN))

    def read(self, place: int) -> Known | None:
        """Return the text at a place; None if its record is damaged."""
        return decode(self._load(place * GRAIN))

    def usable(self, committed: int) -> int:
        """Return the length up to which the log counts: nothing of one that is gone, else what the ledger says.

        Raises `LedgerError` for a log that was cut.
        """
        length = os.fstat(self._descriptor).st_size
        if committed and not length:
            _logger.warning("%s is gone: reprints of what it held aren't recognised unless exact", self._log)
            return 0
        if length < committed:
            raise LedgerError(
                f"{self._log} has {length} bytes, but {committed} were confirmed: put it back, or delete it, and"
                " reprints of the articles in it are recognised only if they are exact"
            )
        return committed

    def append(self, known: Known, committed: int) -> int:
        """Add a text behind the committed length; return the new length, which counts once the ledger has it."""
        data = encode(known)
        if committed + len(data) > _FULL:
            _logger.warning("%s is full: %s isn't compared with later articles", self._log, known.article)
            return committed
        write_all(self._descriptor, data, committed)
        return committed + len(data)

    def sync(self) -> None:
        """Return when all that was appended has reached the disk."""
        os.fsync(self._descriptor)

    def _catch_up(self, committed: int) -> None:
        """Take up what this and other processes appended since the last look."""
        if committed < self._seen:  # the ledger is another one, or an older copy of itself
            self._opened = False
        if not self._opened:
            self._open(committed)
        if committed == self._seen:
            return
        packed = [pack(keys, place) for place, keys in self._records(self._seen, committed)]
        self._seen = committed
        self._texts += len(packed)
        self._fresh = np.sort(np.concatenate((self._fresh, *packed)), kind="stable")
        if len(self._fresh) > _FRESH:
            self._settle()
        if self._texts > _TAIL:
            self._merge()

    def _settle(self) -> None:
        self._tail = np.sort(np.concatenate((self._tail, self._fresh)), kind="stable")
        self._fresh = self._fresh[:0]

    def _open(self, committed: int) -> None:
        self._reopen_keys()
        if self._keys and self._keys.end > committed:  # of a ledger that was here before
            self._key_path.unlink()
            self._reopen_keys()
        self._opened = True

    def _reopen_keys(self) -> None:
        if self._keys:
            self._keys.close()
        self._keys = KeyFile.open(self._key_path)
        self._seen = self._keys.end if self._keys else 0
        self._tail, self._fresh, self._texts = self._tail[:0], self._fresh[:0], 0

    def _merge(self) -> None:
        """Put the keys that are in memory into the key file, unless another process did that already."""
        seen, old = self._seen, self._keys
        newer = KeyFile.open(self._key_path)
        if newer is None or newer.end <= (old.end if old else 0):
            self._settle()
            count = len(self._tail) + (old.count if old else 0)
            keyfile.write(self._key_path, keyfile.merged(old.parts() if old else (), self._tail), count, seen)
        if newer:
            newer.close()
        self._reopen_keys()
        self._catch_up(seen)

    def _records(self, start: int, end: int) -> Iterator[tuple[int, Keys]]:
        """Yield place and keys of each record. What a power cut spoilt is stepped over: it was never confirmed."""
        while start < end:
            data = self._load(start)
            length = length_of(data)
            if length:
                yield start // GRAIN, keys_of(data)
            start += length or next_begin(data)

    def _load(self, start: int) -> bytes:
        """Return the bytes from there on, the whole record if one begins there."""
        data = os.pread(self._descriptor, _RECORD, start)
        claimed = claimed_length(data)
        if len(data) < claimed <= os.fstat(self._descriptor).st_size - start:
            return os.pread(self._descriptor, claimed, start)
        return data
