"""The near index finds what a plain table of keys would find, whatever is merged, reopened or used by two processes."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.dedup.candidates import COMMON
from newsbot.ledger.near import index as near_index
from newsbot.ledger.near import log as near_log
from newsbot.ledger.near import slice as near_slice
from newsbot.ledger.near.index import DAY, slice_of
from newsbot.ledger.near.slice import Slice
from tests.ledger.near.shelf import SMALL, WHEN, Shelf, open_files, own

TEN_OF_SIXTY = st.sets(st.integers(0, 59).map(lambda key: key * 8), min_size=10, max_size=10)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "add", "add", "find", "die", "reopen", "switch"]), TEN_OF_SIXTY),
    min_size=20,
    max_size=90,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_what_shares_keys_is_found_whatever_happens(steps: list[tuple[str, set[int]]]) -> None:
    texts: dict[str, set[int]] = {}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name, value in SMALL.items():
            patch.setattr(near_slice, name, value)
        shelf, other = Shelf(Path(folder)), Shelf(Path(folder))
        other.committed = shelf.committed
        for number, (step, keys) in enumerate([*steps, *[("find", keys) for _, keys in steps[-5:]]]):
            if step == "add":
                shelf.add(f"t{number}", keys)
                texts[f"t{number}"] = keys
            elif step == "die":
                shelf.add("dead", keys, commit=False)
            elif step == "reopen":
                shelf.reopen()
            elif step == "switch":
                shelf, other = other, shelf
            else:
                shared = Counter({name: len(has & keys) for name, has in texts.items()})
                found = shelf.find(keys)
                assert sorted(found) == sorted(name for name, count in shared.items() if count >= 2)
                assert [shared[name] for name in found] == sorted((shared[name] for name in found), reverse=True)
        shelf.index.close()
        other.index.close()


def test_many_texts_are_merged_many_times(shelf: Shelf) -> None:
    shelf.fill(200)
    assert shelf.file("keys").stat().st_size > 8 * 3 * 180
    assert [shelf.find(own(number)) for number in range(200)] == [[f"t{number}"] for number in range(200)]


def test_only_what_was_published_within_the_window(shelf: Shelf) -> None:
    for days in (-31, -29, 0, 29, 31):
        shelf.add(str(days), [8, 16, 24], WHEN + days * DAY)
    assert set(shelf.find([8, 16, 24], window=30 * DAY)) == {"-29", "0", "29"}
    assert shelf.find([8, 16, 24], window=0) == ["0"]


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(("texts", "found"), [(COMMON, COMMON), (COMMON + 1, 0), (3 * COMMON, 0)])
def test_a_key_that_too_many_texts_have_says_nothing(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, texts: int, found: int, *, merged: bool
) -> None:
    monkeypatch.setattr(near_slice, "_TAIL", 10 if merged else 10**6)
    for number in range(texts):  # keys before and behind the common one put it at some place across blocks
        shelf.add(f"t{number}", [800_000, 800_008, *own(number)])
        shelf.find([0])
    assert shelf.file("keys").exists() is merged
    assert len(shelf.find([800_000, 800_008])) == found
    assert shelf.find([800_000, 800_008, *own(7)])[0] == "t7"


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
    shelf.file("draft", WHEN - 90 * DAY).write_bytes(b"of a merge that was killed")
    shelf.index.sweep([slice_of(WHEN)])
    assert {path.name for path in shelf.folder.iterdir()} == {f"{slice_of(WHEN)}.log", "notes.txt"}


def test_few_of_many_slices_stay_open(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_index, "_OPEN", 3)
    before = open_files()
    for month in range(40):
        shelf.add(f"m{month}", [8, 16, 24], WHEN - 30 * DAY * month)
    assert open_files() - before <= 3 + 1
    for month in range(40):
        assert shelf.find([8, 16, 24], WHEN - 30 * DAY * month) == [f"m{month}"]
    assert open_files() - before <= 2 * (3 + 1)
    shelf.index.sync(shelf.committed)  # reaches those that were closed, too
    assert sorted(shelf.find([8, 16, 24], WHEN, 2000 * DAY)) == sorted(f"m{month}" for month in range(40))
    with monkeypatch.context() as patch:  # what a look-up needs again is open still
        patch.setattr(near_index, "Slice", None)
        assert len(shelf.find([8, 16, 24], WHEN, 2000 * DAY)) == 40
    for month, opens in ((7, Slice), (8, Slice), (7, None), (8, None)):
        monkeypatch.setattr(near_index, "Slice", opens)
        assert shelf.find([8, 16, 24], WHEN - 30 * DAY * month) == [f"m{month}"]


def test_a_long_text_is_read_whole(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_log, "_RUN", 1024)
    shelf.fill(20)
    shelf.add("long", range(8, 8 * 4000, 8))
    shelf.fill(20, "later")
    for _ in range(2):
        assert shelf.find(range(80, 800, 8))[0] == "long"
        shelf.reopen()
        shelf.file("keys").unlink(missing_ok=True)
