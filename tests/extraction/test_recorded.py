"""The quality gate: pages and dates of real sites, with floors that a change may raise and never lower."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsbot.errors import NotAnArticle
from newsbot.extraction import extract
from newsbot.extraction.dates import parse_date
from tests.extraction.quality import Case, mean_f1, measure, report, shares
from tests.shared import shared_data

READ_AT = "2026-11-23T12:00:00+00:00"
MEAN_F1, LEAST_F1 = 0.999, 0.99
FLOORS = dict.fromkeys(("paragraphs", "title", "published", "people", "section", "forbidden"), 1.0)  # shares of pages


def recorded_case(path: Path) -> Case:
    """Return a recorded page as a case of the project's own pages."""
    recorded = json.loads(path.read_text(encoding="utf8"))
    same = {name: recorded[name] for name in ("url", "title", "paragraphs", "people")}
    other = {
        "fetched_at": READ_AT,
        "published": recorded["date_published"],
        "section": recorded["section"] or "",
        "forbidden": recorded.get("text_must_not_contain", []),
    }
    return Case(path.stem, path.with_suffix(".html").read_bytes(), same | other)


def test_recorded_articles() -> None:
    cases = [recorded_case(path) for path in sorted(shared_data().glob("pages/*.json"))]
    results = [measure(case) for case in cases if case.expected["paragraphs"]]
    got = {name: right / stated for name, (right, stated) in shares(results).items()}
    assert {name: got[name] for name, floor in FLOORS.items() if got[name] < floor} == {}, report(results)
    assert mean_f1(results) >= MEAN_F1, report(results)
    assert [result.name for result in results if (result.f1 or 0) < LEAST_F1] == [], report(results)


def test_recorded_pages_without_an_article_are_refused() -> None:
    reasons = {}
    for path in shared_data().glob("pages/*.html"):
        described = path.with_suffix(".json")
        recorded = json.loads(described.read_text(encoding="utf8")) if described.exists() else {}
        if not recorded.get("paragraphs"):
            url = recorded.get("url", f"https://{path.name.split('__')[0]}/")
            with pytest.raises(NotAnArticle) as refusal:
                extract(path.read_bytes(), url, fetched_at=datetime.fromisoformat(READ_AT))
            reasons[path.stem] = (refusal.value.reason, "empty" if recorded else "listing")
    assert len(reasons) > 2
    assert {name: pair for name, pair in reasons.items() if pair[0] != pair[1]} == {}


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
