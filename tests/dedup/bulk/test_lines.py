"""Lines of files, compressed or not."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsbot.dedup.bulk import lines
from newsbot.dedup.bulk.lines import InputError, Lines

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PACKERS: list[Callable[[bytes], bytes]] = [bytes, gzip.compress, zstd.compress]


@pytest.mark.parametrize("pack", _PACKERS)
def test_blank_lines_and_line_ends(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "file"
    path.write_bytes(pack(b"\xef\xbb\xbf one \r\n\n \t\n\xef\xbb\xbftwo\nthree"))
    given = Lines([str(path), str(path)])
    found = [(line.number, line.raw) for line in given]
    assert found == [(1, b" one \r"), (4, b"\xef\xbb\xbftwo"), (5, b"three")] * 2
    assert given.position == given.size == 2 * path.stat().st_size


@pytest.mark.parametrize("pack", _PACKERS)
def test_a_line_without_end_is_read_in_part(
    tmp_path: Path, pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 10)
    path = tmp_path / "file"
    path.write_bytes(pack(b"x" * 10 + b"\n" + b"y" * 35 + b"\nz\n" + b"u" * 11))
    found = [(line.number, len(line.raw), line.is_cut) for line in Lines([str(path)])]
    assert found == [(1, 10, False), (2, 11, True), (3, 1, False), (4, 11, True)]


@pytest.mark.parametrize("pack", _PACKERS[1:])
@pytest.mark.parametrize(
    "harm", [lambda data: data[: len(data) // 2], lambda data: data[:-2], lambda data: data[:9] + b"####" + data[13:]]
)
def test_a_broken_file_is_named(tmp_path: Path, pack: Callable[[bytes], bytes], harm: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "file"
    path.write_bytes(harm(pack(bytes(range(256)) * 40)))
    with pytest.raises(InputError, match=f"{path}: the file is cut off or broken"):
        list(Lines([str(path)]))
