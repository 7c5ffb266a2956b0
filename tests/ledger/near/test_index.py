"""The near index finds what a plain table of keys would find, whatever is merged, reopened, damaged or lost."""

from __future__ import annotations

import logging
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from newsbot.dedup.candidates import COMMON
from newsbot.dedup.fingerprint import Fingerprint
from newsbot.dedup.sketch import Sketch
from newsbot.errors import LedgerError
from newsbot.ledger.near import slice as near_slice
from newsbot.ledger.near.index import DAY, NearIndex, slice_of
from newsbot.ledger.near.keyfile import KeyFile, merged, pack, split, write
from newsbot.ledger.near.record import Known

WHEN = 1_760_000_000.0


class Shelf:
    """An index with the ledger's part: the committed lengths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.committed: dict[int, int] = {}
        self.index = NearIndex(folder)

    def add(self, name: str, keys: list[int], when: float = WHEN, *, commit: bool = True) -> None:
        """Add a text; without `commit` the process dies before the ledger knows of it."""
        number, length = self.index.add(
            Known(name, "site", when, np.array(sorted(keys)), sizes(len(keys))), self.committed
        )
        if commit:
            self.committed[number] = length

    def find(self, keys: list[int], when: float = WHEN, window: float = DAY) -> list[str]:
        """Return the names of the candidates, the best first."""
        wanted = Fingerprint(b"", np.array(sorted(keys)), sizes(len(keys)))
        return [known.article for known in self.index.candidates(wanted, when, window, self.committed)]

    def reopen(self) -> None:
        """Go on as another process does."""
        self.index.close()
        self.index = NearIndex(self.folder)

    def file(self, kind: str, when: float = WHEN) -> Path:
        """Return a file of the slice."""
        return self.folder / f"{slice_of(when)}.{kind}"


def sizes(keys: int) -> Sketch:
    return Sketch.of(np.arange(300, dtype=np.uint64), np.zeros(300, np.bool_), keys, 0)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setattr(near_slice, "_TAIL", 16)
    monkeypatch.setattr(near_slice, "_FRESH", 30)
    shelf = Shelf(tmp_path / "near")
    yield shelf
    shelf.index.close()


def keys_of_text(chance: random.Random) -> list[int]:
    """Return ten keys out of few, so that texts share some."""
    return [key * 8 for key in chance.sample(range(60), 10)]


@pytest.mark.parametrize("seed", range(8))
def test_what_shares_keys_is_found_whatever_was_merged(shelf: Shelf, seed: int) -> None:
    chance = random.Random(seed)
    texts: dict[str, list[int]] = {}
    for number in range(70):
        wanted = keys_of_text(chance)
        shared = Counter({name: len(set(keys) & set(wanted)) for name, keys in texts.items()})
        expected = {name for name, count in shared.items() if count >= 2}
        found = shelf.find(wanted)
        assert set(found) == expected
        assert [shared[name] for name in found] == sorted((shared[name] for name in found), reverse=True)
        texts[f"t{number}"] = wanted
        shelf.add(f"t{number}", wanted)
        if chance.random() < 0.1:
            shelf.reopen()
    assert shelf.file("keys").stat().st_size > 8 * 10 * 32, "keys were merged more than once"


def test_two_processes_see_each_others_texts_through_merges(shelf: Shelf) -> None:
    other = Shelf(shelf.folder)
    other.committed = shelf.committed
    chance = random.Random(1)
    for number in range(60):
        keys = [8 * (1000 + 10 * number + i) for i in range(10)]
        (shelf if chance.random() < 0.5 else other).add(f"t{number}", keys)
        if chance.random() < 0.3:
            assert shelf.find(keys) == [f"t{number}"]
        if chance.random() < 0.3:
            assert other.find(keys) == [f"t{number}"]
    for number in range(60):
        keys = [8 * (1000 + 10 * number + i) for i in range(10)]
        assert shelf.find(keys) == other.find(keys) == [f"t{number}"]
    other.index.close()


def test_what_was_never_committed_never_happened(shelf: Shelf) -> None:
    shelf.add("dead", [8, 16, 24], commit=False)
    assert shelf.find([8, 16, 24]) == []
    shelf.add("alive", [8, 16, 24])
    shelf.reopen()
    assert shelf.find([8, 16, 24]) == ["alive"]


def test_only_what_was_published_within_the_window(shelf: Shelf) -> None:
    for days in (-31, -29, 0, 29, 31):
        shelf.add(str(days), [8, 16, 24], WHEN + days * DAY)
    assert set(shelf.find([8, 16, 24], window=30 * DAY)) == {"-29", "0", "29"}
    assert shelf.find([8, 16, 24], window=0) == ["0"]


def test_a_key_that_too_many_texts_have_says_nothing(shelf: Shelf) -> None:
    for number in range(COMMON + 1):
        shelf.add(f"t{number}", [8, 8 * (number + 100), 8 * (number + 1000)])
    assert shelf.find([8, 8 * 107, 8 * 1007]) == ["t7"]
    assert shelf.find([8, 80_008, 80_016]) == []


def test_a_damaged_record_costs_itself_alone(shelf: Shelf) -> None:
    for name in "abc":
        shelf.add(name, [8, 16, 24])
    log = shelf.file("log")
    data = bytearray(log.read_bytes())
    data[len(data) // 3 + 30] ^= 1
    log.write_bytes(data)
    shelf.reopen()
    assert set(shelf.find([8, 16, 24])) == {"a", "c"}


@pytest.mark.parametrize("harm", ["gone", "cut", "foreign", "draft"])
def test_the_key_file_is_made_again(shelf: Shelf, harm: str) -> None:
    for number in range(20):
        shelf.add(f"t{number}", [8 * number + i * 8000 for i in range(1, 4)])
        shelf.find([8])
    keys = shelf.file("keys")
    whole = keys.read_bytes()
    if harm == "gone":
        keys.unlink()
    elif harm == "draft":
        keys.with_suffix(".draft").write_bytes(whole[:30])
    else:
        keys.write_bytes(whole[:-4] if harm == "cut" else b"SQLite format 3\0" * 20)
    shelf.reopen()
    assert [shelf.find([8 * n + i * 8000 for i in range(1, 4)]) for n in range(20)] == [[f"t{n}"] for n in range(20)]
    assert keys.read_bytes()[:8] == whole[:8]


def test_a_log_that_was_cut_is_told_and_one_that_is_gone_begins_anew(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.add("a", [8, 16, 24])
    shelf.index.close()
    os.truncate(shelf.file("log"), 64)
    shelf.index = NearIndex(shelf.folder)
    with pytest.raises(LedgerError, match=r"log has 64 bytes, but \d+ were confirmed: put it back, or delete it"):
        shelf.find([8, 16, 24])
    shelf.file("log").unlink()
    shelf.reopen()
    with caplog.at_level(logging.WARNING):
        assert shelf.find([8, 16, 24]) == []
    assert "is gone" in caplog.text
    shelf.add("b", [8, 16, 24])
    assert shelf.find([8, 16, 24]) == ["b"]


def test_keys_of_a_ledger_that_was_deleted_are_not_believed(shelf: Shelf) -> None:
    for number in range(20):
        shelf.add(f"old{number}", [8 * number, 8000, 16000])
        shelf.find([8])
    shelf.committed.clear()
    shelf.reopen()
    shelf.add("new", [8, 8000, 16000])
    assert shelf.find([8, 8000, 16000]) == ["new"]


def test_a_full_disk_leaves_nothing_half(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for number in range(18):
        shelf.add(f"t{number}", [8 * number + i * 8000 for i in range(1, 4)])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            shelf.find([8])
    assert [path.suffix for path in shelf.folder.iterdir()] == [".log"]
    assert shelf.find([8 * 3 + i * 8000 for i in range(1, 4)]) == ["t3"]


def test_a_slice_that_was_removed_is_begun_anew_by_all(shelf: Shelf) -> None:
    other = Shelf(shelf.folder)
    other.add("a", [8, 16, 24])
    shelf.committed.update(other.committed)
    assert shelf.find([8, 16, 24]) == ["a"]
    other.index.sweep(())
    shelf.committed.clear()
    shelf.add("b", [8, 16, 24])
    other.committed = shelf.committed
    assert other.find([8, 16, 24]) == shelf.find([8, 16, 24]) == ["b"]
    other.index.close()


def test_sweeping_keeps_what_is_wanted(shelf: Shelf) -> None:
    shelf.add("old", [8, 16], WHEN - 90 * DAY)
    shelf.add("now", [8, 16])
    (shelf.folder / "notes.txt").write_text("not ours")
    shelf.index.sweep([slice_of(WHEN)])
    assert {path.name for path in shelf.folder.iterdir()} == {f"{slice_of(WHEN)}.log", "notes.txt"}


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 5000])
def test_a_key_file_holds_what_was_merged_into_it(tmp_path: Path, count: int) -> None:
    chance = np.random.default_rng(count)
    numbers = np.sort(pack(chance.integers(0, 1 << 20, count) * 8, 7))
    path = tmp_path / "1.keys"
    first, second = np.sort(numbers[::2]), np.sort(numbers[1::2])
    write(path, [first], len(first), 64) if len(first) else None
    file = KeyFile.open(path)
    write(path, merged(file.parts() if file else (), second), len(first) + len(second), 128) if count else None
    newer = KeyFile.open(path)
    assert (newer is None) is (count == 0)
    if newer and file:
        assert newer.end == 128
        assert np.array_equal(np.concatenate(list(newer.parts())), numbers)
        wanted = np.unique(numbers[::50] & ~np.uint64((1 << 25) - 1))
        keys, places = split(newer.find(wanted))
        assert set(keys.tolist()) == set(split(wanted)[0].tolist())
        assert set(places.tolist()) == {7}
        newer.close()
        file.close()
