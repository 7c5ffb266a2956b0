"""The quality gate: pages and dates of real sites, with floors that a change may raise and never lower."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsbot.arabic import fold
from newsbot.article import Article
from newsbot.errors import NotAnArticle
from newsbot.extraction import extract
from newsbot.extraction.dates import parse_date
from tests.shared import shared_data

READ_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MEAN_F1, LEAST_F1 = 0.999, 0.99
TITLES, DATES, PEOPLE, SECTIONS = 0.9, 0.8, 0.8, 0.9  # shares of pages


@dataclass
class Scores:
    """What came of the pages that hold articles, by field."""

    f1: list[float]
    titles: list[bool]
    dates: list[bool]
    people: list[bool]
    sections: list[bool]


def _share(values: list[bool]) -> float:
    return sum(values) / len(values)


def _f1(got: str, expected: str) -> float:
    one, other = Counter(fold(got).split()), Counter(fold(expected).split())
    return 2 * (one & other).total() / (one.total() + other.total())


def _same_date(article: Article, expected: str) -> bool:
    if article.published is None:
        return False
    if len(expected) == len("2026-11-24"):
        return article.published.date() == date.fromisoformat(expected)
    return article.published == datetime.fromisoformat(expected)


def _read(path: Path, url: str) -> Article:
    return extract(path.read_bytes(), url, fetched_at=READ_AT)


def test_recorded_articles() -> None:
    scores = Scores([], [], [], [], [])
    for path in sorted(shared_data().glob("pages/*.json")):
        expected = json.loads(path.read_text(encoding="utf8"))
        if not expected["paragraphs"]:
            continue
        article = _read(path.with_suffix(".html"), expected["url"])
        scores.f1.append(_f1(article.text, " ".join(expected["paragraphs"])))
        scores.titles.append(article.title == expected["title"])
        scores.dates.append(_same_date(article, expected["date_published"]))
        scores.people.append(sorted(article.authors) == sorted(expected["people"]))
        scores.sections.append((article.section or [""])[-1] == (expected["section"] or ""))
        assert len(article.paragraphs) == len(expected["paragraphs"]), path.name
        assert all(words in article.text for words in expected.get("text_must_contain", [])), path.name
        assert not [words for words in expected.get("text_must_not_contain", []) if words in article.text], path.name
    assert sum(scores.f1) / len(scores.f1) >= MEAN_F1
    assert min(scores.f1) >= LEAST_F1
    shares = [_share(values) for values in (scores.titles, scores.dates, scores.people, scores.sections)]
    assert all(got >= floor for got, floor in zip(shares, (TITLES, DATES, PEOPLE, SECTIONS), strict=True)), shares


def test_recorded_lists_are_no_articles() -> None:
    pages = [path for path in shared_data().glob("pages/*.html") if not path.with_suffix(".json").exists()]
    assert pages
    for path in pages:
        with pytest.raises(NotAnArticle):
            _read(path, f"https://{path.name.split('__')[0]}/")


def test_recorded_dates() -> None:
    with (shared_data() / "dates.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 200
    wrong = [row for row in rows if not _right(row)]
    assert not wrong


def _right(row: dict[str, str]) -> bool:
    zone, now = ZoneInfo(row["timezone"]), datetime.fromisoformat(row["base"])
    now = now if now.tzinfo else now.replace(tzinfo=zone)
    # Of the forms only an American site's own order can be known: month first.
    american = row["kind"] == "numeric_us" and "ambig" not in row["source"]
    parsed = parse_date(row["string"], now=now, timezone=zone, order="MDY" if american else "DMY")
    if not row["expected"] or parsed is None:
        return not row["expected"] and parsed is None
    if len(row["expected"]) == len("2026-11-24"):
        return parsed.precision == "day" and parsed.value.date() == date.fromisoformat(row["expected"])
    expected = datetime.fromisoformat(row["expected"])
    return parsed.value == (expected if expected.tzinfo else expected.replace(tzinfo=zone))
