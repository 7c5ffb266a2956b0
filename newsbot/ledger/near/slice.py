"""One slice of the near index: the texts of some 30 days, in a log, found by their keys."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np

from newsbot.dedup.sketch import Sizes
from newsbot.ledger.near import keyfile
from newsbot.ledger.near.keyfile import KeyFile, Packed, find_in, pack
from newsbot.ledger.near.log import Log
from newsbot.ledger.near.record import KEY_BYTES, Known, unpack_keys

SUFFIXES = (".log", ".keys", ".draft")
_TAIL = 8192  # texts whose keys are in memory before they are merged into the key file
_FRESH = 2048  # keys that are in memory apart from the others, so that adding a text is cheap
_AT_ONCE = 1 << 16  # texts that are taken up at once, so that a key file is made again in little memory
_logger = logging.getLogger(__name__)


class Slice:
    """Open it under the ledger's write lock and use it under that alone: then no other process changes it meanwhile.

    `committed`, the length of the log in bytes, is the ledger's to keep: what stands behind it never happened.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._log = Log(folder / f"{name}.log")
        self._key_path = folder / f"{name}.keys"
        self._keys: KeyFile | None = None
        self._seen = 0
        self._tail: Packed = np.empty(0, np.uint64)
        self._fresh: Packed = np.empty(0, np.uint64)
        self._texts = 0
        self._opened = False

    def close(self) -> None:
        """Close its files."""
        self._log.close()
        self._close_keys()

    @property
    def is_removed(self) -> bool:
        """Tell whether its log was removed or moved away: what is added to it now would be lost."""
        return not self._log.is_open_file

    def find(self, wanted: Packed, committed: int, *, settled: bool = True) -> Packed:
        """Return the keys, with places, of all texts that have one of the keys; `wanted` as `keyfile.pack` has them.

        As long as some of what was committed may still be taken back, not `settled`, no key file is written: it would
        be believed by whoever opens it later.
        """
        self._catch_up(self._log.usable(committed), settled=settled)
        found = [find_in(self._tail, wanted), find_in(self._fresh, wanted)]
        if self._keys:
            found.append(self._keys.find(wanted))
        return np.concatenate(found)

    def glance(self, place: int) -> tuple[float, Sizes] | None:
        """Return date and sizes of the text at a place that `find` named, None if it is damaged."""
        return self._log.glance(place)

    def read(self, place: int) -> Known | None:
        """Return the text at a place; None if its record is damaged."""
        return self._log.read(place)

    def append(self, known: Known, committed: int) -> int:
        """Add a text behind the committed length; return the new length, which counts once the ledger has it."""
        usable = self._log.usable(committed)
        # Keys of what is overwritten now would be believed once the log is as long as it was.
        self._drop_later(usable)
        return self._log.append(known, usable)

    def sync(self) -> None:
        """Return when all that was appended has reached the disk."""
        self._log.sync()

    def _catch_up(self, committed: int, *, settled: bool = True) -> None:
        """Take up what this and other processes appended since the last look."""
        self._drop_later(committed)
        while self._seen < committed:
            self._take_up(committed)
            if len(self._fresh) > _FRESH:
                self._settle()
            if settled and self._texts > _TAIL:
                self._merge()

    def _take_up(self, committed: int) -> None:
        """Take up the next texts, `_AT_ONCE` at most."""
        places, found, seen = [], [], committed
        for place, end, keys in self._log.records(self._seen, committed):
            places.append(place)
            found.append(keys)
            if len(places) == _AT_ONCE:
                seen = end
                break
        counts = np.array([len(keys) // KEY_BYTES for keys in found], np.intp)
        packed = pack(unpack_keys(b"".join(found)), np.repeat(np.array(places, np.uint64), counts))
        self._fresh = np.sort(np.concatenate((self._fresh, packed)), kind="stable")
        self._texts += len(places)
        self._seen = seen

    def _settle(self) -> None:
        self._tail = np.sort(np.concatenate((self._tail, self._fresh)), kind="stable")
        self._fresh = self._fresh[:0]

    def _drop_later(self, committed: int) -> None:
        """Forget all keys if some are of texts that never happened: the ledger is another one, or an older state."""
        if self._opened and self._seen <= committed:
            return
        self._reopen_keys()
        if self._seen > committed:
            _logger.info("%s is of another ledger and is made again", self._key_path)
            self._key_path.unlink(missing_ok=True)
            self._reopen_keys()
        self._opened = True

    def _reopen_keys(self) -> None:
        self._close_keys()
        self._keys = KeyFile.open(self._key_path)
        self._seen = self._keys.end if self._keys else 0
        self._tail, self._fresh, self._texts = self._tail[:0], self._fresh[:0], 0

    def _close_keys(self) -> None:
        keys, self._keys = self._keys, None
        if keys:
            keys.close()

    def _merge(self) -> None:
        """Put the keys that are in memory into the key file, unless another process did that already."""
        old = self._keys
        if KeyFile.end_of(self._key_path) <= (old.end if old else 0):
            self._settle()
            count = len(self._tail) + (old.count if old else 0)
            keyfile.write(self._key_path, keyfile.merged(old.parts() if old else (), self._tail), count, self._seen)
        self._reopen_keys()
