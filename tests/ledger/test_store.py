"""The ledger and the files stay in step, whatever is done to the files between two runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsbot.article import Paragraph
from newsbot.ledger.ledger import Entry
from newsbot.ledger.store import Store
from tests.factories import NOON, article, page

FILE = "rejected/example.jsonl"


@contextmanager
def opened(output: Path) -> Iterator[Store]:
    """Open a run's store, and leave it as a kill would: without a word."""
    store = Store(output, "example", NOON)
    yield store
    store.ledger.close()
    store.release()


def line(number: int) -> Entry:
    return Entry(page(f"/{number}"), "rejected", FILE, b'{"number": %d}\n' % number)


def die(*_: object) -> None:
    raise KeyboardInterrupt


def written(output: Path) -> bytes:
    return (output / FILE).read_bytes()


def test_new_folders_are_durable_before_a_line_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    monkeypatch.setattr("newsbot.ledger.store.make_folder", made.append)
    (tmp_path / "rejected").mkdir()
    with opened(tmp_path) as store:
        store.commit([line(1)])
    assert made == [tmp_path / "rejected"]


@pytest.mark.parametrize("leave", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_kill_while_a_moved_file_begins_anew_blocks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leave: object
) -> None:
    with opened(tmp_path) as store:
        store.commit([line(n) for n in range(10)])
    assert callable(leave)
    leave(tmp_path / FILE)
    with opened(tmp_path) as store, monkeypatch.context() as killed:
        killed.setattr(store.ledger, "confirm", die)
        with pytest.raises(KeyboardInterrupt):
            store.commit([line(10)])
    assert written(tmp_path) == line(10).line
    with opened(tmp_path) as store:
        assert written(tmp_path) == b""
        store.commit([line(11)])
    with opened(tmp_path):
        assert written(tmp_path) == line(11).line


def test_a_run_leaves_what_it_learnt_to_the_next(tmp_path: Path) -> None:
    notice = "ما ينشر في هذا الباب يعبر عن رأي من كتبه وحده"
    given = [
        article(name, f"{body}\n\n{notice}", word_count=40, paragraphs=[Paragraph(text=body), Paragraph(text=notice)])
        for name in "abc"
        for body in [f"نص {name} لا يشبه سواه في شيء"]
    ]
    store = Store(tmp_path, "example", NOON)
    assert [store.habits.cleaned(one) is one for one in given[:2]] == [True, True]
    store.close("finished", {}, {})
    store.release()
    with opened(tmp_path) as store:
        assert notice not in store.habits.cleaned(given[2]).text
