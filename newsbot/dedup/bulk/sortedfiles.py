"""SortedFiles: a multimap of numbers on disk, filled by blocks and asked by blocks.

Each block becomes a sorted file; eight files of one size are merged to one of the next, as in a log-structured merge
tree (O'Neil et al., 1996). A file is looked at through a window, so that memory stays the same however long it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = NDArray[np.uint64]
Docs: TypeAlias = NDArray[np.uint32]
_N = TypeVar("_N", bound=np.generic)

_WINDOW = 1 << 21  # entries that are looked at, or merged, at a time
_FAN = 8


@dataclass(frozen=True, slots=True)
class _File:
    """Sorted values, and in a second file beside it the text of each."""

    path: Path
    count: int

    @property
    def docs_path(self) -> Path:
        return self.path.with_suffix(".docs")

    def values(self, start: int, end: int) -> Values:
        return _mapped(self.path, np.uint64, start, end)

    def docs(self, start: int, end: int) -> Docs:
        return _mapped(self.docs_path, np.uint32, start, end)

    def remove(self) -> None:
        self.path.unlink()
        self.docs_path.unlink()


class SortedFiles:
    """Numbers of texts under 64-bit values; a value may have many texts. Its files are `folder`/`name`-*."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._made = 0
        self._levels: list[list[_File]] = [[]]

    def add(self, values: Values, docs: Docs) -> None:
        """Add a block; raises `OSError` when the disk is full."""
        if not len(values):
            return
        order = np.argsort(values, kind="stable")
        self._levels[0].append(self._write([(values[order], docs[order])]))
        for level, files in enumerate(self._levels):
            if len(files) < _FAN:
                break
            merged = self._write(_merged(files))
            if level + 1 == len(self._levels):
                self._levels.append([])
            self._levels[level + 1].append(merged)
            for file in files:
                file.remove()
            files.clear()

    def count(self, low: Values, high: Values) -> NDArray[np.int64]:
        """Return how many entries lie in each range, both ends included."""
        total = np.zeros(len(low), np.int64)
        for which, _, counts, _ in self._look(low, high):
            total[which] += counts
        return total

    def find(self, low: Values, high: Values) -> tuple[NDArray[np.int64], Docs]:
        """Return the entries in the ranges as two columns: which range, which text."""
        found = [(np.empty(0, np.int64), np.empty(0, np.uint32))]
        for which, starts, counts, docs in self._look(low, high):
            before = np.cumsum(counts) - counts
            places = np.arange(counts.sum()) + np.repeat(starts - before, counts)
            found.append((np.repeat(which, counts), docs[places]))
        return np.concatenate([which for which, _ in found]), np.concatenate([docs for _, docs in found])

    def _look(
        self, low: Values, high: Values
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], Docs]]:
        """Yield for each window: the ranges that reach into it, where they begin there, their entries, its texts."""
        order = np.argsort(low, kind="stable")
        low, high = low[order], high[order]
        reach = np.maximum.accumulate(high) if len(high) else high
        for file in (file for files in self._levels for file in files):
            for start in range(0, file.count, _WINDOW):
                end = min(start + _WINDOW, file.count)
                values = file.values(start, end)
                first, last = np.searchsorted(reach, values[0]), np.searchsorted(low, values[-1], "right")
                if first < last:
                    begins = np.searchsorted(values, low[first:last])
                    counts = np.searchsorted(values, high[first:last], "right") - begins
                    yield order[first:last], begins, counts, file.docs(start, end)

    def _write(self, parts: Iterator[tuple[Values, Docs]] | list[tuple[Values, Docs]]) -> _File:
        path = self._folder / f"{self._name}-{self._made}.values"
        self._made += 1
        count = 0
        with path.open("wb") as values_file, path.with_suffix(".docs").open("wb") as docs_file:
            for values, docs in parts:
                values_file.write(values.data)
                docs_file.write(docs.data)
                count += len(values)
        return _File(path, count)


def _merged(files: list[_File]) -> Iterator[tuple[Values, Docs]]:
    """Yield the entries of all files in order, in parts: each file's entries below one bound after the other."""
    total = sum(file.count for file in files)
    longest = max(files, key=lambda file: file.count)
    step = max(1, _WINDOW * longest.count // total)
    bounds = [int(longest.values(place, place + 1)[0]) for place in range(step, longest.count, step)]
    starts = [0] * len(files)
    for bound in [*bounds, None]:
        ends = [file.count if bound is None else _place(file, bound) for file in files]
        spans = list(zip(files, starts, ends, strict=True))
        values = np.concatenate([file.values(start, end) for file, start, end in spans])
        docs = np.concatenate([file.docs(start, end) for file, start, end in spans])
        order = np.argsort(values, kind="stable")
        yield values[order], docs[order]
        starts = ends


def _place(file: _File, bound: int) -> int:
    return int(np.searchsorted(file.values(0, file.count), np.uint64(bound)))


def _mapped(path: Path, kind: type[_N], start: int, end: int) -> NDArray[_N]:
    if start >= end:
        return np.empty(0, kind)
    return np.asarray(np.memmap(path, kind, "r", start * np.dtype(kind).itemsize, (end - start,)))
