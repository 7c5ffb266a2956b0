"""What is expected of a recorded page: derived from its bytes at its frozen moment, and held against what was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from newsbot.article import Article
from newsbot.errors import NotAnArticle
from newsbot.extraction import SiteHints, extract
from newsbot.recording.case import Case

# What a run adds or fixes, and `text`, which the model itself holds to be the paragraphs: nobody is to review it twice.
_NOT_OF_THE_PAGE: Final = {"schema_version", "relation", "duplicate_of", "similarity", "revision", "previous_hash",
                           "http_status", "discovered_via", "fetched_at", "extractor", "text"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """How a field differs: what is gone ("-") and what has come ("+"), of a list or a mapping only such entries."""

    field: str
    values: tuple[tuple[Literal["-", "+"], Any], ...]


def derived(case: Case, site: SiteHints) -> Case:
    """Return the case with what is taken from its page today. What the page doesn't say is left out."""
    try:
        article = extract(case.html, case.url, content_type=case.content_type, fetched_at=case.fetched_at, site=site)
    except NotAnArticle as refusal:
        return replace(case, expected={"reason": refusal.reason})
    return replace(case, expected={"article": _fields(article)})


def _fields(article: Article) -> dict[str, Any]:
    values = article.model_dump(mode="json", exclude=_NOT_OF_THE_PAGE)
    values["sources"] = dict(sorted(values["sources"].items()))  # it tells nothing which field was read first
    return {name: value for name, value in values.items() if value not in (None, [])}


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Return the fields in which two expectations differ, in the order of the new one, then those that are gone."""
    before, after = _flat(old), _flat(new)
    names = dict.fromkeys((*after, *before))
    found = (Change(name, tuple(_values(before.get(name), after.get(name)))) for name in names)
    return [change for change in found if change.values]


def _flat(expected: Mapping[str, Any]) -> dict[str, Any]:
    reason = expected.get("reason")
    return {**({"not an article": reason} if reason else {}), **expected.get("article", {})}


def _values(old: Any, new: Any) -> Iterator[tuple[Literal["-", "+"], Any]]:
    before, after = _entries(old), _entries(new)
    for _, start, end, begin, stop in _differing(before, after):
        yield from (("-", value) for value in before[start:end])
        yield from (("+", value) for value in after[begin:stop])


def _entries(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, dict) and "kind" not in value:
        return [f"{name}: {part}" for name, part in sorted(value.items())]
    return list(value) if isinstance(value, list) else [value]


def _differing(before: list[Any], after: list[Any]) -> Iterator[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, list(map(repr, before)), list(map(repr, after)), autojunk=False)
    return (code for code in matcher.get_opcodes() if code[0] != "equal")
