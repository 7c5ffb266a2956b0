"""How each field of an article is held against a case: what differs, "" where nothing does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any, Final

from newsbot.arabic import fold
from newsbot.article import Article

DAY: Final = len("2026-11-24")

Differ = Callable[[Article, dict[str, Any]], str]


def unequal(got: object, expected: object) -> str:
    """Return both values where they differ."""
    return "" if got == expected else f"got {got!r}, expected {expected!r}"


def body(expected: dict[str, Any]) -> list[str]:
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


def words(got: str, expected: str) -> str:
    """Return the runs of folded words that are missing and extra."""
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
        return unequal(got, expected)
    if len(expected) == DAY:
        return unequal(got.date(), date.fromisoformat(expected))
    return unequal(got, datetime.fromisoformat(expected))


def _published(article: Article, expected: dict[str, Any]) -> str:
    wanted = expected["published"]
    if wanted and article.published and (article.published_precision == "day") != (len(wanted) == DAY):
        return f"got {article.published} to the {article.published_precision}, expected {wanted}"
    return _instant(article.published, wanted)


def _section(article: Article, expected: dict[str, Any]) -> str:
    """Compare the whole path, or the innermost section alone where the case gives a string."""
    wanted = expected["section"]
    return unequal("".join(article.section[-1:]) if isinstance(wanted, str) else article.section, wanted)


def _leaks(article: Article, expected: dict[str, Any]) -> str:
    return "; ".join(words for words in expected["forbidden"] if words in article.text)


def _plain(name: str) -> Differ:
    return lambda article, expected: unequal(getattr(article, name), expected[name])


FIELDS: Final[dict[str, Differ]] = {
    "title": _plain("title"),
    "subtitle": _plain("subtitle"),
    "paragraphs": _paragraphs,
    "kinds": _kinds,
    "people": lambda article, expected: unequal(sorted(article.authors), sorted(expected["people"])),
    "published": _published,
    "modified": lambda article, expected: _instant(article.modified, expected["modified"]),
    "section": _section,
    "tags": lambda article, expected: unequal(sorted(article.tags), sorted(expected["tags"])),
    "agency": _plain("agency"),
    "desk": lambda article, expected: unequal(getattr(article, "desk", None), expected["desk"]),
    "dateline": _plain("dateline"),
    "image_caption": _plain("image_caption"),
    "country": _plain("country"),
    "language": _plain("language"),
    "forbidden": _leaks,
}
