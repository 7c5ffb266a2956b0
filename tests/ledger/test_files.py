"""Lines are appended whole, and cut back only to what was confirmed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from newsbot.errors import LedgerError
from newsbot.ledger.files import append, cut_back, make_folder, whole_length, write_whole


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "day.jsonl"


def test_append_returns_the_new_length(path: Path) -> None:
    assert append(path, b"one\n", 0) == 4
    assert append(path, b"two\n", 4) == 8
    assert path.read_bytes() == b"one\ntwo\n"


def test_append_overwrites_what_was_never_confirmed(path: Path) -> None:
    path.write_bytes(b"one\ntorn li")
    append(path, b"two\n", 4)
    assert path.read_bytes() == b"one\ntwo\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"one\n", "8 were confirmed"), (b"", "8 were confirmed"), (b'{"longer": 1}\n', "no line end at byte 8")],
)
def test_a_file_that_is_not_the_confirmed_one_is_refused(path: Path, content: bytes, told: str) -> None:
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=told):
        append(path, b"two\n", 8)
    if content:
        with pytest.raises(LedgerError, match=told):
            cut_back(path, 8, 64)
    assert path.read_bytes() == content


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(path, b"one\n", 0)
    real = os.pwrite

    def full_after_two_bytes(descriptor: int, data: bytes, offset: int) -> int:
        if offset > 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data[:2], offset)

    monkeypatch.setattr(os, "pwrite", full_after_two_bytes)
    with pytest.raises(OSError, match="No space"):
        append(path, b"two\n", 4)
    assert path.read_bytes() == b"one\n"


def test_cut_back(path: Path) -> None:
    cut_back(path, 4, 64)  # moved away: nobody's loss
    path.write_bytes(b"one\ntw")
    cut_back(path, 4, 64)
    assert path.read_bytes() == b"one\n"


def test_more_than_a_broken_off_run_leaves_is_not_cut(path: Path) -> None:
    path.write_bytes(b"one\n" * 4 + b"torn")
    with pytest.raises(LedgerError, match="3 lines that the ledger doesn't know"):
        cut_back(path, 4, 2)
    assert path.read_bytes() == b"one\n" * 4 + b"torn"
    cut_back(path, 4, 3)
    assert path.read_bytes() == b"one\n"


def test_a_small_file_is_written_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_whole(path, b"one\n")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            write_whole(path, b"two\n")
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [(path.name, b"one\n")]


@pytest.mark.parametrize(
    ("content", "length"),
    [(b"", 0), (b"one\n", 4), (b"one\ntorn", 4), (b"torn", 0), (b"x" * 70_000 + b"\n" + b"y" * 70_000, 70_001)],
)
def test_whole_length(path: Path, content: bytes, length: int) -> None:
    path.write_bytes(content)
    assert whole_length(path) == length


def test_whole_length_of_no_file(path: Path) -> None:
    assert whole_length(path) == 0


def test_a_new_folder_is_entered_in_each_of_its_parents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(Path(f"/proc/self/fd/{descriptor}").readlink()))
    make_folder(tmp_path / "articles" / "site")
    assert synced == [tmp_path, tmp_path / "articles"]
    make_folder(tmp_path / "articles" / "site")
    assert len(synced) == 2
