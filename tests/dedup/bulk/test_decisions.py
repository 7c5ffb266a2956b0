"""Bulk decisions are those of a plain loop, whatever the size of blocks and files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsbot.dedup.bulk import nearindex, sortedfiles
from newsbot.dedup.bulk.decisions import Decisions
from newsbot.dedup.bulk.item import Item, read
from newsbot.dedup.bulk.sortedfiles import SortedFiles
from tests.dedup.bulk.plain import Outcome, decide_all
from tests.dedup.bulk.texts import Desk


def _decided(articles: list[dict[str, Any]], folder: Path, days: int, block: int) -> list[Outcome]:
    items = [item for article in articles if isinstance(item := read(json.dumps(article).encode()), Item)]
    assert len(items) == len(articles)
    decisions = Decisions(folder, 24 * days)
    blocks = (items[start : start + block] for start in range(0, len(items), block))
    decided = [decision for block in blocks for decision in decisions.on(block)]
    decisions.close()
    return [(d.kept, d.link.relation, json.loads(d.link.duplicate_of or "null"), d.link.similarity) for d in decided]


@pytest.mark.parametrize(
    ("seed", "days", "block", "most", "common"),
    [(1, 30, 1000, 20, 200), (2, 30, 40, 20, 200), (3, 3, 7, 2, 4), (4, 10, 64, 3, 2)],
)
def test_as_a_plain_loop_decides(
    seed: int, days: int, block: int, most: int, common: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearindex, "MOST", most)
    monkeypatch.setattr(nearindex, "COMMON", common)
    monkeypatch.setattr(nearindex, "_PART", 11)
    monkeypatch.setattr(sortedfiles, "_WINDOW", 50)
    monkeypatch.setattr(sortedfiles, "_FAN", 3)
    articles = Desk(seed).articles(300)
    plain = list(decide_all(articles, days, most, common))
    assert _decided(articles, tmp_path, days, block) == plain
    seen = Counter((kept, relation) for kept, relation, _, _ in plain)
    assert seen.keys() >= {(True, "new"), (True, "related"), (True, "series"), (True, "near")}
    assert seen.keys() >= {(False, "near"), (False, "exact")}


def test_repetitions_refer_to_the_longest_text(tmp_path: Path) -> None:
    desk = Desk(5)
    short = desk.text(60)
    longer = f"{short} {desk.text(70)}"
    longest = f"{longer} {desk.text(90)}"
    texts = [short, longer, longest, f"{short} {desk.text(2)}", longer.replace(" ", "، "), desk.text(60)]
    decided = _decided([{"id": str(i), "text": text} for i, text in enumerate(texts)], tmp_path, 30, 2)
    assert [(kept, relation, other) for kept, relation, other, _ in decided] == [
        (True, "new", None), (True, "near", "0"), (True, "near", "1"), (False, "near", "2"), (False, "exact", "2"),
        (True, "new", None),
    ]  # fmt: skip


def test_a_thousand_copies_of_a_text_are_all_found(tmp_path: Path) -> None:
    desk = Desk(6)
    text = desk.text(80)
    articles = [{"id": str(i), "text": f"{desk.text(3)} {text}"} for i in range(1000)]
    decided = _decided(articles, tmp_path, 30, 300)
    assert Counter(kept for kept, *_ in decided) == {True: 1, False: 999}


def test_the_window_counts_for_near_texts_only(tmp_path: Path) -> None:
    desk = Desk(7)
    text = desk.text(80)
    dated = [("2026-03-01", text), ("2026-03-31", f"{text} {desk.text(1)}"), ("2026-05-02", f"{text} {desk.text(1)}")]
    dated += [("2030-01-01", text), ("no date", f"{text} {desk.text(1)}")]
    articles = [{"id": str(i), "published": day, "text": text} for i, (day, text) in enumerate(dated)]
    decided = _decided(articles, tmp_path, 30, 1)
    assert [(kept, relation) for kept, relation, *_ in decided] == [
        (True, "new"), (False, "near"), (True, "new"), (False, "exact"), (False, "near"),
    ]  # fmt: skip


@pytest.mark.parametrize("spread", [3, 1 << 40])
def test_sorted_files_find_what_was_put_in(spread: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sortedfiles, "_WINDOW", 16)
    random = np.random.default_rng(1)
    files = SortedFiles(tmp_path, "test")
    values = random.integers(0, spread, 700).astype(np.uint64)
    docs = np.arange(700, dtype=np.uint32)
    for part in np.array_split(np.arange(700), 81):
        files.add(values[part], docs[part])
    assert len(list(tmp_path.glob("*.values"))) < 8 * 3
    low = random.integers(0, spread, 50).astype(np.uint64)
    high = low + np.uint64(spread // 20)
    expected = [set(docs[(values >= a) & (values <= b)].tolist()) for a, b in zip(low, high, strict=True)]
    which, found = files.find(low, high)
    assert [set(found[which == i].tolist()) for i in range(50)] == expected
    assert files.count(low, high).tolist() == [len(docs) for docs in expected]
