"""Lines of input: of plain, gzip and zstd files and of standard input, with the place that each has."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from newsbot.errors import NewsbotError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STDIN = "-"
LONGEST = 4 << 20  # bytes; no article is as long
_BOM = b"\xef\xbb\xbf"
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"  # RFC 1952 2.3.1, RFC 8878 3.1.1
BROKEN = (EOFError, gzip.BadGzipFile, zlib.error, zstd.ZstdError)


class InputError(NewsbotError):
    """A file can't be read to its end. Raised while lines are read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its line end; `is_cut` if it is longer than LONGEST and only its beginning is here."""

    file: str
    number: int
    raw: bytes
    is_cut: bool = False


class Lines:
    """The lines of all files, in their order, but for blank ones.

    `size` is in bytes as the files lie on disk, 0 if it can't be known; `position` is how many of them were read.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        sizes = [Path(name).stat().st_size for name in names if name != STDIN and Path(name).is_file()]
        self.size = sum(sizes) if len(sizes) == len(names) else 0
        self._before = 0
        self._file: BinaryIO | None = None

    @property
    def position(self) -> int:
        """Bytes read so far, of all files."""
        here = self._file.tell() if self.size and self._file and not self._file.closed else 0
        return self._before + here

    def __iter__(self) -> Iterator[Line]:
        for name in self._names:
            shown = "standard input" if name == STDIN else name
            try:
                with sys.stdin.buffer if name == STDIN else Path(name).open("rb") as file:
                    self._file = cast("BinaryIO", file)
                    yield from _lines(shown, plain(file))
                    self._before += self._file.tell() if self.size else 0
            except BROKEN as error:
                raise InputError(f"{shown}: the file is cut off or broken ({error})") from error
            except OSError as error:
                raise InputError(f"{shown}: {error.strerror or error}") from error


def plain(file: IO[bytes]) -> IO[bytes]:
    """Undo compression, which the bytes tell and not the name."""
    head = cast("gzip._ReadableFileobj", file).peek(4)[:4]  # type: ignore[attr-defined]
    if head.startswith(_GZIP):
        return cast("IO[bytes]", gzip.open(file, "rb"))
    if head == _ZSTD:
        return cast("IO[bytes]", zstd.open(file, "rb"))
    return file


def _lines(name: str, file: IO[bytes]) -> Iterator[Line]:
    number = 0
    while raw := file.readline(LONGEST + 1):
        number += 1
        is_cut = len(raw) > LONGEST and not raw.endswith(b"\n")
        rest = raw
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST + 1)
        raw = raw.removesuffix(b"\n")
        if number == 1:
            raw = raw.removeprefix(_BOM)
        if raw.strip():
            yield Line(name, number, raw, is_cut)
