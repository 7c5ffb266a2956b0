"""The output files as they lie on disk, and their lines: plain up to a length, or compressed since they were written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal, cast, get_args

from newsbot.dedup.bulk.lines import BROKEN, plain

Kind = Literal["articles", "duplicates", "rejected", "withdrawn", "reports"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PACKED = (".gz", ".zst")
LONGEST = 64 << 20  # bytes of a line; what is longer is damage, and isn't loaded


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file. `path` is relative to the output folder; `name` is the path that the ledger knows it by."""

    folder: Path
    path: str

    @property
    def name(self) -> str:
        """The path before it was compressed."""
        return self.path.removesuffix(".gz").removesuffix(".zst")

    @property
    def kind(self) -> Kind:
        """The folder that it stands in."""
        return cast("Kind", PurePosixPath(self.path).parts[0])

    @property
    def site(self) -> str:
        """The site whose lines it holds."""
        path = PurePosixPath(self.name)
        return path.parts[1] if self.kind == "articles" else path.stem

    @property
    def is_packed(self) -> bool:
        """Whether it was compressed."""
        return self.path.endswith(PACKED)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return (self.folder / self.path).stat().st_size

    def ends_a_line(self, length: int) -> bool:
        """Tell whether a line ends at a length in bytes."""
        with (self.folder / self.path).open("rb") as file:
            return os.pread(file.fileno(), 1, length - 1) == b"\n"

    def lines(self, length: int | None = None) -> Iterator[Line]:
        """Yield the lines that are not blank, of the first `length` bytes as they were before compression.

        A compressed file that can't be read to its end yields a broken line at last.
        """
        with (self.folder / self.path).open("rb") as file:
            try:
                yield from _lines(self.path, cast("BinaryIO", plain(file)), length)
            except BROKEN as error:
                yield Line(self.path, 0, b"", 0, f"the file is cut off or broken ({error})")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line end, at a number counted from 1. `taken` is its size in bytes, line end included.

    `fault` says why it isn't a whole one.
    """

    path: str
    number: int
    raw: bytes
    taken: int
    fault: str | None = None

    @property
    def place(self) -> str:
        """file:line, or the file alone if no line of it could be read."""
        return f"{self.path}:{self.number}" if self.number else self.path


def files_of(folder: Path) -> Iterator[OutputFile]:
    """Yield the output files: articles first, each kind in the order of its days and then of its sites."""
    for kind in KINDS:
        pattern = "*/*.jsonl" if kind == "articles" else "*.jsonl"
        found = [
            OutputFile(folder, path.relative_to(folder).as_posix())
            for ending in ("", *PACKED)
            for path in (folder / kind).glob(pattern + ending)
            if path.is_file()
        ]
        # What was compressed was written before what stands in a file of the same name.
        yield from sorted(found, key=lambda file: (PurePosixPath(file.name).name, file.site, not file.is_packed))


def _lines(path: str, file: BinaryIO, length: int | None) -> Iterator[Line]:
    number = 0
    left = length
    while left is None or left > 0:
        raw = file.readline(LONGEST if left is None else min(left, LONGEST))
        if not raw:
            return
        number += 1
        taken = len(raw)
        fault = None if raw.endswith(b"\n") else "the line has no end"
        while len(raw) == LONGEST and not raw.endswith(b"\n") and (rest := file.readline(LONGEST)):
            taken += len(rest)
            fault = "the line is too long"
            if rest.endswith(b"\n"):
                break
        left = None if left is None else left - taken
        if raw.strip():
            yield Line(path, number, raw.removesuffix(b"\n"), taken, fault)
