"""What is damaged, cut, foreign or gone costs what it held at most; what can be made again is."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from newsbot.dedup.fingerprint import fingerprint
from newsbot.ledger.ledger import Entry
from newsbot.ledger.near import log as near_log
from newsbot.ledger.near.record import GRAIN, encode
from newsbot.ledger.sqlite import SqliteLedger
from tests.factories import NOON, article, page
from tests.ledger.near.shelf import Shelf, known, open_files, own

KEYS = [8, 16, 24]


def spoil(path: Path, place: int, bits: int = 0xFF, step: int = 1) -> None:
    """Change each `step`-th byte of the 64 from a place on."""
    data = bytearray(path.read_bytes())
    for i in range(place, min(place + GRAIN, len(data)), step):
        data[i] ^= bits
    path.write_bytes(data)


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("place", [0, 1, 14, 30, 64, 300])
def test_a_damaged_record_costs_itself_alone(shelf: Shelf, place: int, *, merged: bool) -> None:
    length = len(encode(known("t0", own(0))))
    shelf.fill(40)
    spoil(shelf.file("log"), 5 * length + place, 0x55, step=3)
    if not merged:
        shelf.file("keys").unlink()
    shelf.reopen()
    assert [n for n in range(40) if shelf.find(own(n)) != [f"t{n}"]] == [5]


def test_a_long_stretch_of_zeros_is_stepped_over(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_log, "_RUN", 1024)
    length = len(encode(known("t0", own(0))))
    shelf.fill(40)
    with shelf.file("log").open("r+b") as file:
        file.seek(10 * length)
        file.write(bytes(20 * length))
    shelf.file("keys").unlink()
    shelf.reopen()
    assert [n for n in range(40) if shelf.find(own(n)) == [f"t{n}"]] == [*range(10), *range(30, 40)]


def test_damage_that_claims_the_whole_log_is_not_loaded(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.fill(40)
    with shelf.file("log").open("r+b") as file:
        file.seek(2)
        file.write((10**9).to_bytes(4, "little"))
    os.truncate(shelf.file("log"), 2 * 10**9)  # takes no room on the disk
    asked: list[int] = []
    pread = os.pread

    def counted(descriptor: int, size: int, offset: int) -> bytes:
        asked.append(size)
        return pread(descriptor, size, offset)

    shelf.reopen()
    monkeypatch.setattr(os, "pread", counted)
    assert [shelf.find(own(n)) for n in (0, 1)] == [[], ["t1"]]
    assert max(asked) < 1 << 20


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (Path.unlink, None),
        (lambda path: path.write_bytes(b""), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:-4]), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes() + b"more"), "is damaged"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" * 20), "is damaged"),
        (lambda path: path.with_suffix(".draft").write_bytes(path.read_bytes()[:30]), None),
    ],
    ids=["gone", "empty", "cut", "longer", "foreign", "draft left"],
)
def test_the_key_file_is_made_again(
    shelf: Shelf, caplog: pytest.LogCaptureFixture, harm: Callable[[Path], object], told: str | None
) -> None:
    shelf.fill(40)
    keys = shelf.file("keys")
    before = keys.read_bytes()
    harm(keys)
    shelf.reopen()
    with caplog.at_level(logging.INFO):
        assert [shelf.find(own(n)) for n in range(40)] == [[f"t{n}"] for n in range(40)]
    assert len(caplog.messages) == (1 if told else 0)
    assert (told or "") in caplog.text
    assert keys.read_bytes()[:8] == before[:8]


def test_damage_inside_the_key_file_is_no_error(shelf: Shelf) -> None:
    shelf.fill(40)
    for place in range(40, shelf.file("keys").stat().st_size, GRAIN):
        spoil(shelf.file("keys"), place, 0x5A, step=3)
    shelf.reopen()
    assert {name for n in range(40) for name in shelf.find(own(n))} <= {f"t{n}" for n in range(40)}


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("first", ["find", "add"])
def test_keys_of_what_never_happened_are_not_believed(
    shelf: Shelf, caplog: pytest.LogCaptureFixture, first: str, *, again: bool
) -> None:
    """A ledger that was deleted, or set back by a power cut: what follows overwrites what the key file was made of."""
    shelf.fill(40, "old")
    number, length = shelf.committed.popitem()
    shelf.committed[number] = 10 * len(encode(known("old0", own(0))))
    if again:
        shelf.reopen()
    with caplog.at_level(logging.INFO):
        if first == "find":
            shelf.find(KEYS)
        new = 0
        while shelf.committed[number] < length + 64:
            shelf.add(f"new{new}", own(100 + new))
            new += 1
    assert [shelf.find(own(100 + n)) for n in range(new)] == [[f"new{n}"] for n in range(new)]
    assert [shelf.find(own(n)) for n in (0, 9, 10, 39)] == [["old0"], ["old9"], [], []]
    assert "is of another ledger and is made again" in caplog.text


@pytest.mark.parametrize("left", [0, 64, 1000, -70, -1])
def test_a_log_that_was_cut_is_told_once_and_goes_on(shelf: Shelf, caplog: pytest.LogCaptureFixture, left: int) -> None:
    """A power cut leaves less than the ledger knows of: claims are synced when they are confirmed."""
    shelf.fill(20)
    log, length = shelf.file("log"), len(encode(known("t0", own(0))))
    os.truncate(log, left if left >= 0 else log.stat().st_size + left)
    whole_ones = log.stat().st_size // length
    shelf.reopen()
    found = [shelf.find(own(n)) for n in range(20)]
    assert found == [[f"t{n}"] if n < whole_ones else [] for n in range(20)]
    shelf.add("after", KEYS)
    shelf.reopen()
    assert shelf.find(KEYS) == ["after"]
    assert shelf.find(own(0)) == (["t0"] if whole_ones else [])
    warnings = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert len(warnings) == 1
    assert "unless it is put back, reprints of what is missing are recognised only if they are exact" in warnings[0]


def test_a_power_cut_between_claim_and_confirmation_stops_no_crawl(tmp_path: Path) -> None:
    """The ledger's next durable transaction, whoever's it is, keeps the claim; its text is only in the log's cache."""
    path, others = tmp_path / "l.sqlite", [" ".join(f"كلمة{n}{i}" for i in range(200)) for n in range(3)]
    ledger = SqliteLedger(path)
    run = ledger.begin("example", NOON)
    for name, text in zip("abc", others, strict=True):
        assert ledger.claim(run, f"/{name}", article(name, text), fingerprint(text)).outcome == "new"
        if name == "a":
            ledger.confirm("example", [Entry(page("/a"), "new", "f", article_id="a")], {})
            (log,) = (tmp_path / "near").glob("*.log")
            synced = log.stat().st_size
    ledger.close()
    os.truncate(log, synced)
    ledger = SqliteLedger(path)
    ledger.recover("example")
    run = ledger.begin("example", NOON)
    said = [f"{text} انتهى" for text in others]
    found = [ledger.claim(run, f"/r{n}", article(f"r{n}", text), fingerprint(text)) for n, text in enumerate(said)]
    assert [verdict.outcome for verdict in found] == ["duplicate", "new", "new"]
    ledger.close()


@pytest.mark.parametrize("away", [Path.unlink, lambda path: path.rename(path.with_suffix(".old"))])
def test_nothing_is_added_to_a_log_that_was_taken_away(shelf: Shelf, away: Callable[[Path], object]) -> None:
    shelf.fill(20)
    away(shelf.file("log"))
    shelf.add("a", KEYS)
    shelf.reopen()
    assert shelf.find(KEYS) == ["a"]
    assert shelf.find(own(3)) == []


def test_a_length_between_two_grains_counts_down(shelf: Shelf) -> None:
    shelf.add("lost", KEYS)
    shelf.committed = {number: length - 1 for number, length in shelf.committed.items()}
    shelf.add("a", KEYS)
    shelf.add("b", KEYS)
    assert sorted(shelf.find(KEYS)) == ["a", "b"]


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_while_merging_leaves_nothing_half(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.fill(20)
    before = shelf.file("keys").read_bytes()
    open_before = open_files()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for number in range(20, 60):
            shelf.add(f"t{number}", own(number))
            if number > 40:
                with pytest.raises(OSError, match="No space"):
                    shelf.find(KEYS)
    assert open_files() == open_before
    assert shelf.file("keys").read_bytes() == before
    assert {path.suffix for path in shelf.folder.iterdir()} == {".log", ".keys"}
    assert [shelf.find(own(n)) for n in range(60)] == [[f"t{n}"] for n in range(60)]


def test_a_full_disk_while_adding_leaves_nothing_half(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.add("a", KEYS)
    pwrite = os.pwrite

    def partly(descriptor: int, data: memoryview, offset: int) -> int:
        return pwrite(descriptor, data[:100], offset) if len(data) > 500 else full()  # type: ignore[return-value, func-returns-value]

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", partly)
        with pytest.raises(OSError, match="No space"):
            shelf.add("half", [*range(1000, 2000, 8)])
    shelf.add("b", KEYS)
    shelf.reopen()
    assert sorted(shelf.find(KEYS)) == ["a", "b"]


@pytest.mark.parametrize(("name", "value"), [("_FULL", 1000), ("LARGEST", 2000)])
def test_what_has_no_room_is_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str, value: int
) -> None:
    monkeypatch.setattr(near_log, name, value)
    shelf.add("a", KEYS)
    before = dict(shelf.committed)
    shelf.add("long", np.arange(8, 8 * 500, 8).tolist())
    assert shelf.committed == before
    assert "no room for long" in caplog.text
    assert shelf.find(KEYS) == ["a"]
