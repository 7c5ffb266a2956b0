"""A file of sorted numbers, each a key with the place of its text, in which some dozen keys are found at once.

Of each block only the first number is in memory (a byte for 32 numbers); a look-up reads one block for each key.
"""

from __future__ import annotations

import logging
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from newsbot.dedup.candidates import COMMON

Packed: TypeAlias = NDArray[np.uint64]

PLACE_BITS = 25  # 2**25 grains of 64 bytes: the log of a slice can have 2 GiB
_PLACE_MASK = np.uint64((1 << PLACE_BITS) - 1)
_logger = logging.getLogger(__name__)
_HEAD = struct.Struct("<8sQQ")  # magic, end of the log that it covers, count
_MAGIC = b"NBKEYS2\n"
_BLOCK = 256  # numbers
_CHUNK = 512  # blocks that a merge holds at a time
_AT_ONCE = 1024  # keys that are looked up at once: of a long text 200,000 are wanted


def pack(keys: NDArray[np.int64], places: Packed | int) -> Packed:
    """Return each key with its place, or with the one place of all.

    Keys are even, see `newsbot.dedup.fingerprint`: their lowest bit isn't kept.
    """
    packed: Packed = ((keys.astype(np.uint64) >> np.uint64(1)) << np.uint64(PLACE_BITS)) | np.asarray(places, np.uint64)
    return packed


def split(packed: Packed) -> tuple[Packed, Packed]:
    """Return what distinguishes the keys, and the places."""
    return packed >> np.uint64(PLACE_BITS), packed & _PLACE_MASK


def find_in(numbers: Packed, wanted: Packed) -> Packed:
    """Return the numbers of a sorted array whose keys are wanted; `wanted` are keys packed with place 0.

    Of a key that too many texts have, so many are returned that it can be told.
    """
    starts = np.searchsorted(numbers, wanted)
    ends = np.minimum(np.searchsorted(numbers, wanted | _PLACE_MASK, side="right"), starts + COMMON + 1)
    found = [numbers[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True) if end > start]
    return np.concatenate(found) if found else numbers[:0]


class KeyFile:
    """An open key file. `end` is the length of the log, in bytes, whose texts it holds."""

    def __init__(self, descriptor: int, end: int, count: int, fences: Packed) -> None:
        self._descriptor = descriptor
        self.end = end
        self.count = count
        self._fences = fences
        self._base = _HEAD.size + fences.nbytes

    @classmethod
    def open(cls, path: Path) -> Self | None:
        """Open a file, None if there is none. A damaged one is removed: it is made again from the log."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        try:
            end, count = _sound_head(descriptor)
            blocks = -(-count // _BLOCK)
            fences = np.frombuffer(os.pread(descriptor, 8 * blocks, _HEAD.size), "<u8")
        except BaseException:
            os.close(descriptor)
            raise
        if not end:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            _logger.info("%s is damaged and is made again", path)
            return None
        return cls(descriptor, end, count, fences.astype(np.uint64))

    @classmethod
    def end_of(cls, path: Path) -> int:
        """Return the `end` of the file that is there now, 0 if it is of no use."""
        file = cls.open(path)
        if file is None:
            return 0
        file.close()
        return file.end

    def close(self) -> None:
        """Close it."""
        os.close(self._descriptor)

    def find(self, wanted: Packed) -> Packed:
        """Return the numbers whose keys are wanted; `wanted` are sorted keys packed with place 0."""
        if not self.count or not len(wanted):
            return wanted[:0]
        return np.concatenate([self._find(wanted[i : i + _AT_ONCE]) for i in range(0, len(wanted), _AT_ONCE)])

    def _find(self, wanted: Packed) -> Packed:
        # A key that more texts have than a block holds says nothing anyway: two blocks are enough.
        starts = np.maximum(np.searchsorted(self._fences, wanted) - 1, 0) * (_BLOCK * 8) + self._base
        size, none = 2 * _BLOCK * 8, b"\xff"
        blocks = (os.pread(self._descriptor, size, start).ljust(size, none) for start in starts.tolist())
        buffer = np.frombuffer(b"".join(blocks), "<u8").reshape(-1, 2 * _BLOCK)
        low = wanted[:, None]
        # No text with a key fits into the last place, so that what stands behind the end is never taken for one.
        return buffer[(buffer >= low) & (buffer < (low | _PLACE_MASK))]

    def parts(self) -> Iterator[Packed]:
        """Return all numbers, sorted, in blocks."""
        for start in range(0, self.count, _BLOCK * _CHUNK):
            length = min(_BLOCK * _CHUNK, self.count - start)
            yield np.frombuffer(os.pread(self._descriptor, 8 * length, self._base + 8 * start), "<u8")


def _sound_head(descriptor: int) -> tuple[int, int]:
    """Return the end and the count that a file names, zeros if it can't be one of ours."""
    head = os.pread(descriptor, _HEAD.size, 0)
    magic, end, count = _HEAD.unpack(head) if len(head) == _HEAD.size else (b"", 0, 0)
    size = _HEAD.size + 8 * (count + -(-count // _BLOCK))
    return (end, count) if magic == _MAGIC and os.fstat(descriptor).st_size == size else (0, 0)


def write(path: Path, chunks: Iterable[Packed], count: int, end: int) -> None:
    """Write a key file of `count` numbers from sorted chunks, whole or not at all."""
    draft = path.with_suffix(".draft")
    fences: list[Packed] = []
    written = 0
    try:
        with draft.open("wb") as file:
            file.seek(_HEAD.size + 8 * -(-count // _BLOCK))
            for chunk in chunks:
                fences.append(chunk[-written % _BLOCK :: _BLOCK].copy())  # a view would keep the chunk
                file.write(chunk.astype("<u8").tobytes())
                written += len(chunk)
            file.seek(0)
            file.write(_HEAD.pack(_MAGIC, end, written) + np.concatenate(fences).astype("<u8").tobytes())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def merged(old: Iterable[Packed], fresh: Packed) -> Iterator[Packed]:
    """Merge sorted chunks with a sorted array, a chunk at a time."""
    start = 0
    for chunk in old:
        end = int(np.searchsorted(fresh, chunk[-1], side="right"))
        yield np.sort(np.concatenate((chunk, fresh[start:end])), kind="stable")
        start = end
    if start < len(fresh):
        yield fresh[start:]
