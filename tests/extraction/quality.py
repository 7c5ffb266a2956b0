"""What a page came out as, held against what a careful reader takes from it: the measure of the quality gates.

A case is a folder of tests/pages with `page.html` (the bytes as served) and `expected.json`. By hand:
`python -m tests.extraction.quality [part-of-a-name]` prints the table by field and what differs in each failing case.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from newsbot.arabic import fold
from newsbot.errors import NotAnArticle
from newsbot.extraction import SiteHints, extract
from tests.extraction.fields import FIELDS, body, unequal, words

PAGES: Final = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class Case:
    """A page and what is expected of it. Fields that `expected` doesn't state are not checked.

    Always: url, fetched_at (the frozen moment, ISO) and difficulty (one sentence). Then reason (the page is no article)
    or any of title, subtitle, people, published (an instant, a date alone for day precision, or null), modified,
    section (a list, or a string for the innermost alone), tags, agency, dateline, paragraphs (texts in order; captions
    only where kinds has some), kinds (one for each paragraph) and forbidden (strings that may not be in the text).
    """

    name: str
    html: bytes
    expected: dict[str, Any]


@dataclass
class Result:
    """What came of one case: for each stated field what differs ("" = right), and the body's F1 where it has one."""

    name: str
    differs: dict[str, str] = field(default_factory=dict)
    f1: float | None = None

    @property
    def failing(self) -> dict[str, str]:
        """The fields that came out wrong, with what differs."""
        return {name: text for name, text in self.differs.items() if text}


def read_cases(pattern: str = "", folder: Path = PAGES) -> list[Case]:
    """Return the cases whose name contains `pattern`, by name."""
    found = sorted(path.parent for path in folder.glob("*/expected.json") if pattern in path.parent.name)
    return [
        Case(path.name, (path / "page.html").read_bytes(), json.loads((path / "expected.json").read_text("utf8")))
        for path in found
    ]


def token_f1(got: str, expected: str) -> float:
    """Return the F1 of the folded tokens of two texts, as multisets, 0 to 1."""
    one, other = Counter(fold(got).split()), Counter(fold(expected).split())
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def measure(case: Case, site: SiteHints | None = None) -> Result:
    """Extract the case's page at its frozen moment and compare every field that the case states."""
    expected, result = case.expected, Result(case.name)
    moment, content_type = datetime.fromisoformat(expected["fetched_at"]), expected.get("content_type")
    try:
        article = extract(case.html, expected["url"], content_type=content_type, fetched_at=moment, site=site)
    except NotAnArticle as error:
        wanted = expected.get("reason")
        result.differs = {"reason": unequal(error.reason, wanted)} if wanted else _refused(expected, error)
        result.f1 = 0.0 if "body" in result.differs else None
        return result
    if "reason" in expected:
        result.differs["reason"] = f"read as an article: {article.title}"
        return result
    if "paragraphs" in expected:
        wanted = " ".join(body(expected))
        result.f1, result.differs["body"] = token_f1(article.text, wanted), words(article.text, wanted)
    result.differs |= {name: differ(article, expected) for name, differ in FIELDS.items() if name in expected}
    return result


def _refused(expected: dict[str, Any], error: NotAnArticle) -> dict[str, str]:
    stated = [name for name in FIELDS if name in expected] + ["body"] * ("paragraphs" in expected)
    return dict.fromkeys(stated, f"refused as {error.reason}")


def shares(results: Iterable[Result]) -> dict[str, tuple[int, int]]:
    """Return field -> (cases that are right, cases that state it); a body is right when its words are."""
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for result in results:
        stated.update(result.differs.keys())
        right.update(name for name, text in result.differs.items() if not text)
    return {name: (right[name], stated[name]) for name in sorted(stated)}


def mean_f1(results: Iterable[Result]) -> float:
    """Return the mean F1 of the results that have a body."""
    values = [result.f1 for result in results if result.f1 is not None]
    return sum(values) / max(1, len(values))


def table(results: list[Result]) -> str:
    """Return the table by field: right, stated, share, and the mean F1 of the bodies."""
    rows = [f"{name:12}{right:5} of {of:4}{right / of:8.3f}" for name, (right, of) in shares(results).items()]
    return "\n".join([*rows, f"{'body F1':12}{'':13}{mean_f1(results):8.3f}"])


def report(results: list[Result]) -> str:
    """Return each failing case with what differs, then the table."""
    lines = []
    for result in results:
        if result.failing:
            lines.append(f"{result.name}" + (f"  F1 {result.f1:.3f}" if result.f1 is not None else ""))
            lines += [f"  {name}: {text}" for name, text in result.failing.items()]
    return "\n".join([*lines, table(results)])


if __name__ == "__main__":
    sys.stdout.write(report([measure(case) for case in read_cases("".join(sys.argv[1:2]))]) + "\n")
