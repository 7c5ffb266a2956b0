"""A folder of results is there with all its files, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbot.dedup.bulk.results import FILES, KEPT, Results
from newsbot.errors import SiteLocked, UsageError


def test_results_are_seen_once_they_are_published(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    with Results(folder) as results:
        results.write(KEPT, b"line")
        assert not folder.exists()
        results.publish()
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert (folder / KEPT).read_bytes() == b"line\n"
    assert list(folder.parent.iterdir()) == [folder]


def test_what_a_dead_run_left_is_removed(tmp_path: Path) -> None:
    leftover = tmp_path / ".out.partial"
    (leftover / "scratch").mkdir(parents=True)
    for path in (leftover / KEPT, leftover / "scratch" / "texts"):
        path.write_bytes(b"half")
    with Results(tmp_path / "out") as results:
        results.publish()
    assert (tmp_path / "out" / KEPT).read_bytes() == b""
    assert not leftover.exists()


def test_two_at_once(tmp_path: Path) -> None:
    with Results(tmp_path / "out") as results:
        with pytest.raises(SiteLocked):
            Results(tmp_path / "out")
        results.publish()
    with pytest.raises(UsageError):
        Results(tmp_path / "out")


def test_results_that_came_meanwhile_are_not_overwritten(tmp_path: Path) -> None:
    with Results(tmp_path / "out") as results:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / KEPT).write_bytes(b"theirs")
        with pytest.raises(UsageError):
            results.publish()
    assert (tmp_path / "out" / KEPT).read_bytes() == b"theirs"
    assert not (tmp_path / ".out.partial").exists()
