"""What a page came out as, held against what a careful reader takes from it: the measure of the quality gates.

A case is a folder of tests/pages with `page.html` (the bytes as served) and `expected.json`. By hand:
`python -m tests.extraction.quality [part-of-a-name]` prints the table by field and what differs in each failing case.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

from newsbot.arabic import fold
from newsbot.article import Article
from newsbot.errors import NotAnArticle
from newsbot.extraction import extract

PAGES: Final = Path(__file__).resolve().parents[1] / "pages"
DAY: Final = len("2026-11-24")

Differ = Callable[[Article, dict[str, Any]], str]


@dataclass(frozen=True)
class Case:
    """A page and what is expected of it. Fields that `expected` doesn't state are not checked."""

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


def measure(case: Case) -> Result:
    """Extract the case's page at its frozen moment and compare every field that the case states."""
    expected, result = case.expected, Result(case.name)
    moment = datetime.fromisoformat(expected["fetched_at"])
    try:
        article = extract(case.html, expected["url"], content_type=expected.get("content_type"), fetched_at=moment)
    except NotAnArticle as error:
        wanted = expected.get("reason")
        result.differs = {"reason": _unequal(error.reason, wanted)} if wanted else _refused(expected, error)
        result.f1 = 0.0 if "body" in result.differs else None
        return result
    if "reason" in expected:
        result.differs["reason"] = f"read as an article: {article.title}"
        return result
    if "paragraphs" in expected:
        body = " ".join(_body(expected))
        result.f1, result.differs["body"] = token_f1(article.text, body), _words(article.text, body)
    result.differs |= {name: differ(article, expected) for name, differ in FIELDS.items() if name in expected}
    return result


def _refused(expected: dict[str, Any], error: NotAnArticle) -> dict[str, str]:
    stated = [name for name in FIELDS if name in expected] + ["body"] * ("paragraphs" in expected)
    return dict.fromkeys(stated, f"refused as {error.reason}")


def _unequal(got: object, expected: object) -> str:
    return "" if got == expected else f"got {got!r}, expected {expected!r}"


def _body(expected: dict[str, Any]) -> list[str]:
    """Return the expected texts without captions."""
    kinds = expected.get("kinds") or ["text"] * len(expected["paragraphs"])
    return [text for text, kind in zip(expected["paragraphs"], kinds, strict=True) if kind != "caption"]


def _stored(article: Article, expected: dict[str, Any]) -> list[tuple[str, str]]:
    """Return kind and text of the article's paragraphs; captions only where the case lists some."""
    captions = "caption" in expected.get("kinds", [])
    return [(p.kind, " ".join(p.text.split())) for p in article.paragraphs if captions or p.kind != "caption"]


def _paragraphs(article: Article, expected: dict[str, Any]) -> str:
    return _runs([text for _, text in _stored(article, expected)], expected["paragraphs"], "\n      ")


def _kinds(article: Article, expected: dict[str, Any]) -> str:
    """Compare kinds text by text, so that one lost paragraph doesn't shift all that follow."""
    got = {text: kind for kind, text in _stored(article, expected)}
    pairs = list(zip(expected["paragraphs"], expected["kinds"], strict=True))
    wrong = [f"{got[text]} for {kind}: {text[:60]}" for text, kind in pairs if text in got and got[text] != kind]
    lost = sum(kind != "text" and text not in got for text, kind in pairs)
    return "; ".join([*wrong, *([f"{lost} not found"] if lost else [])])


def _words(got: str, expected: str) -> str:
    return _runs(fold(got).split(), fold(expected).split(), " ")


def _runs(got: Sequence[str], expected: Sequence[str], joint: str) -> str:
    """Return the runs that are missing (-) and extra (+), "" where both are equal."""
    parts = []
    for kind, i, j, k, m in SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
        if kind != "equal":
            parts += [f"\n    {sign} {joint.join(run)}" for sign, run in (("-", expected[i:j]), ("+", got[k:m])) if run]
    return "".join(parts)


def _instant(got: datetime | None, expected: str | None) -> str:
    if got is None or expected is None:
        return _unequal(got, expected)
    if len(expected) == DAY:
        return _unequal(got.date(), date.fromisoformat(expected))
    return _unequal(got, datetime.fromisoformat(expected))


def _published(article: Article, expected: dict[str, Any]) -> str:
    wanted = expected["published"]
    if wanted and article.published and (article.published_precision == "day") != (len(wanted) == DAY):
        return f"got {article.published} to the {article.published_precision}, expected {wanted}"
    return _instant(article.published, wanted)


def _section(article: Article, expected: dict[str, Any]) -> str:
    """Compare the whole path, or the innermost section alone where the case gives a string."""
    wanted = expected["section"]
    return _unequal("".join(article.section[-1:]) if isinstance(wanted, str) else article.section, wanted)


def _leaks(article: Article, expected: dict[str, Any]) -> str:
    return "; ".join(words for words in expected["forbidden"] if words in article.text)


def _plain(name: str) -> Differ:
    return lambda article, expected: _unequal(getattr(article, name), expected[name])


FIELDS: Final[dict[str, Differ]] = {
    "title": _plain("title"),
    "subtitle": _plain("subtitle"),
    "paragraphs": _paragraphs,
    "kinds": _kinds,
    "people": lambda article, expected: _unequal(sorted(article.authors), sorted(expected["people"])),
    "published": _published,
    "modified": lambda article, expected: _instant(article.modified, expected["modified"]),
    "section": _section,
    "tags": lambda article, expected: _unequal(sorted(article.tags), sorted(expected["tags"])),
    "agency": _plain("agency"),
    "desk": lambda article, expected: _unequal(getattr(article, "desk", None), expected["desk"]),
    "dateline": _plain("dateline"),
    "image_caption": _plain("image_caption"),
    "country": _plain("country"),
    "language": _plain("language"),
    "forbidden": _leaks,
}


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
