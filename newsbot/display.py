"""Articles and explanations as lines for a person at a terminal, Arabic in its right order among Latin labels.

Each value is a directional isolate (Unicode UAX 9), so that a terminal which orders text by itself (GNOME Terminal,
Konsole, mlterm) puts its punctuation and numbers where they belong. Others (xterm, the Linux console)
show letters as they come, whatever is sent. Lines are wrapped here, by the columns that letters take: a terminal that
wraps orders each piece by itself.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from rich.cells import cell_len

from newsbot import urls
from newsbot.article import Article, ParagraphKind
from newsbot.console import LTR, POP, RTL
from newsbot.extraction import Explanation
from newsbot.extraction.trace import SAME, Candidate, readable
from newsbot.pages import is_web

_LABEL, _SOURCE = 20, 27  # columns of a label, with room for published_precision and article:published_time
_CHANGE = 4  # columns before a value that is gone or has come
_MARGIN = 2  # columns: what has no width of its own is lost on many terminals where no letter stands before it
_LONGEST = 160  # letters of a value in an explanation
_MARKS: dict[ParagraphKind, str] = {"heading": "# ", "quote": "> ", "list_item": "* ", "caption": "[caption] "}
_FIELD, _ORIGIN, _SHORT = 14, 24, 120  # columns of a field's name and of its source, letters of its value, in brief
_UNSOURCED = ("author_raw", "language", "summary", "witness", "opt_out")  # fields of the page that come from one place
_APART = ("title", "text", "paragraphs", "schema_version")  # shown in another place, or of no news


def article_lines(article: Article, width: int) -> Iterator[str]:
    """Yield an article's fields with their labels, then its paragraphs, in lines of `width` columns."""
    yield from _entry("title", article.title, width)
    values = {name: getattr(article, name) for name in type(article).model_fields if name not in _APART}
    for name, value in values.items():
        if value not in (None, []):
            yield from _entry(name, _shown(value), width)
    yield from _entry("absent", ", ".join(name for name, value in values.items() if value in (None, [])), width)
    for paragraph in article.paragraphs:
        yield ""
        yield from _entry("", _MARKS.get(paragraph.kind, "") + paragraph.text, width, _MARGIN)


def brief_lines(article: Article, width: int) -> Iterator[str]:
    """Yield what an article's page gave: each field with where its value came from, and the value, shortened."""
    for name in type(article).model_fields:
        value = getattr(article, name)
        if name == "text":
            value = f"{article.word_count} words: {_cut(article.text, _SHORT)}"
        elif value in (None, []) or not (name in article.sources or name in _UNSOURCED):
            continue
        label = f"{name:{_FIELD - 1}} {article.sources.get(name, '')}"
        yield from _entry(label, _cut(_shown(value), _SHORT), width, _FIELD + _ORIGIN)


def explanation_lines(explanation: Explanation, width: int) -> Iterator[str]:
    """Yield what is known of a page, the candidates of each field and the blocks that were left out."""
    for name, fact in explanation.facts.items():
        yield from _entry(name, _shown(fact), width)
    for name, candidates in explanation.fields.items():
        yield ""
        yield name
        speaking = [candidate for candidate in candidates if candidate.value]
        for candidate in speaking:
            yield from _candidate(candidate, width)
        told = {candidate.source for candidate in speaking}
        silent = dict.fromkeys(candidate.source for candidate in candidates if candidate.source not in told)
        if silent:
            yield from _entry("  nothing in", ", ".join(silent), width, _SOURCE)
    if explanation.dropped:
        yield ""
        yield "left out, by rule"
        yield from _dropped(explanation, width)


def change_lines(field: str, values: Iterable[tuple[str, Any]], width: int) -> Iterator[str]:
    """Yield a field's name and below it each value that is gone or has come behind its mark, - or +."""
    yield field
    for mark, value in values:
        if isinstance(value, dict) and "kind" in value:
            value = _MARKS.get(value["kind"], "") + value["text"]  # noqa: PLW2901 - a paragraph, as a line of text
        yield from _entry(f"  {mark}", _shown(value), width, _CHANGE)


def _candidate(candidate: Candidate, width: int) -> Iterator[str]:
    label = f"  {'+' if candidate.won else '-'} {candidate.source}"
    outcome = f"{'won' if candidate.won else 'passed over'}: {candidate.why}"
    if candidate.why == SAME:
        yield f"{label:{_SOURCE - 1}} {outcome}"
        return
    yield from _entry(label, _cut(_shown(candidate.value)), width, _SOURCE)
    yield f"{'':{_SOURCE}}{outcome}"


def _dropped(explanation: Explanation, width: int) -> Iterator[str]:
    for block in explanation.dropped:
        if block.words:
            words = f"{block.words} word{'s' if block.words > 1 else ''}"
            yield from _entry(f"  - {block.rule}", _cut(block.text), width, _SOURCE, f"{words:>9}: ")
    silent = Counter(block.rule for block in explanation.dropped if not block.words)
    if silent:
        yield from _entry("  without text", ", ".join(f"{rule} ({n})" for rule, n in silent.items()), width, _SOURCE)


def _entry(label: str, value: str, width: int, indent: int = _LABEL, before: str = "") -> Iterator[str]:
    """Yield a value beside its label, its further lines indented."""
    head = f"{label:{indent - 1}} {before}"
    for line in _wrapped(value, max(width - cell_len(head), _LABEL)):
        yield head + line
        head = " " * cell_len(head)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines of at most `width` columns, each isolated with the whole text's direction if it is Arabic.

    A longer word, such as an address, stays in one piece.
    """
    letters = Counter(map(unicodedata.bidirectional, text))
    arabic = letters["R"] + letters["AL"]
    # Most of its letters tell, not the first: Arabic may begin with a Latin name.
    start = "" if not arabic else RTL if arabic > letters["L"] and not is_web(text) else LTR
    line: list[str] = []
    columns = 0
    for word in text.split(" "):
        size = cell_len(word)
        if line and columns + 1 + size > width:
            yield _isolated(start, line)
            line, columns = [], 0
        columns += size + bool(line)
        line.append(word)
    yield _isolated(start, line)


def isolated(text: str) -> str:
    """Return one line's text as a directional isolate if there is Arabic in it."""
    return next(_wrapped(text, sys.maxsize))


def _isolated(start: str, words: list[str]) -> str:
    return start + " ".join(words) + (POP if start else "")


def _shown(value: Any) -> str:
    if isinstance(value, BaseModel):
        value = value.model_dump()
    if isinstance(value, dict):
        value = ", ".join(f"{name}: {part}" for name, part in value.items())
    text = readable(value)
    return urls.readable(text) if is_web(text) else text


def _cut(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
