"""Seen: which texts had a certain id, state or exact fingerprint before, by its first eight bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from newsbot.dedup.bulk.sortedfiles import SortedFiles


class Seen:
    """Texts under hashes. Two things may have one hash: whoever asks must look whether it is the same."""

    def __init__(self, folder: Path, name: str) -> None:
        self._files = SortedFiles(folder, name)
        self._here: dict[int, list[int]] = {}
        self._fresh: list[tuple[int, int]] = []

    def begin(self, hashes: Sequence[int]) -> None:
        """Get ready for a block of lines that have these hashes."""
        wanted = np.array(hashes, np.uint64)
        for which, doc in zip(*(column.tolist() for column in self._files.find(wanted, wanted)), strict=True):
            docs = self._here.setdefault(hashes[which], [])
            if doc not in docs:
                docs.append(doc)

    def under(self, value: int) -> list[int]:
        """Return the texts under a hash of the block, the earliest first."""
        return sorted(self._here.get(value, ()))

    def add(self, value: int, doc: int) -> None:
        """Add a text of the block."""
        self._here.setdefault(value, []).append(doc)
        self._fresh.append((value, doc))

    def settle(self) -> None:
        """End the block."""
        values, docs = zip(*self._fresh, strict=True) if self._fresh else ((), ())
        self._files.add(np.array(values, np.uint64), np.array(docs, np.uint32))
        self._fresh.clear()
        self._here.clear()
