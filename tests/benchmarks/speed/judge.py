"""Judge what a crawl wrote by what the pages say, so that speed isn't bought with wrong articles."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Score:
    """Of the pages asked for: how many were written, the share with exactly the right title, the mean F1 of the texts."""

    written: int
    titles: float
    f1: float


def key(url: str) -> str:
    """Return what tells pages apart, however their addresses are escaped."""
    return unquote(urlsplit(url).path).strip("/")


def f1(found: str, expected: str) -> float:
    """Return the F1 of a text's words, each counted as often as it stands there."""
    ours, theirs = Counter(found.split()), Counter(expected.split())
    return 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def judge(expected: Iterable[dict[str, Any]], files: Iterable[Path]) -> Score:
    """Judge the articles in some files; a page without one counts as a wrong title and no text."""
    written = {key(line["url"]): line for path in files for line in read(path)}
    titles, texts = [], []
    for page in expected:
        line = written.get(key(page["url"]), {})
        titles.append(" ".join((line.get("title") or "").split()) == page["title"])
        texts.append(f1(line.get("text") or "", page["text"]))
    return Score(len(written), statistics.mean(titles), statistics.mean(texts))
