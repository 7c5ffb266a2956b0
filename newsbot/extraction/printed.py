"""Dates that a page prints beside its article: found by what themes call them and by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from lxml import html

from newsbot.extraction.dates import is_time_alone
from newsbot.extraction.density import SENTENCE, is_sentence
from newsbot.extraction.kinds import Kind
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import names_in, text_of
from newsbot.extraction.reader import Reader
from newsbot.extraction.telling import is_date_line, is_dated_label

# Words of class names and ids, parted at hyphens and capitals: post-date, itemDateCreated, article_created, timePost.
_DATE_WORDS = frozenset({"date", "dates", "time", "datetime", "datetimefull", "timestamp", "published", "publish", "pubdate",
                    "posted", "posttime", "postdate", "created", "submitted", "updated", "modified"})  # fmt: skip
_CLOCK_WORDS = frozenset({"current", "now", "today", "clock", "live", "hijri", "event", "prayer"})
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_UPDATED = r"آخر تحديث|اخر تحديث|آخر تعديل|اخر تعديل|تم التحديث|تاريخ التحديث|تحديث|updated?|modified"
_PUBLISHED = r"تاريخ النشر|تاريخ الإضافة|نشرت?|أضيفت?|كتبت?|published|posted"
_LABEL = re.compile(rf"(?i)(?<!\w)(?:(?P<updated>{_UPDATED})|{_PUBLISHED})(?!\w)")
_LONG = 160  # letters: a longer text isn't a date line
_WORDS, _ICONS = 20, 4  # words of a line; elements in it
_LIST = 25  # elements of a list that tells of the article, not of others
_BARE = 5  # words
_APART = frozenset({"footer", "nav"})
_LISTS = frozenset({"a", "ul", "script", "option"})
_MAY_DATE = re.compile(r"\d|^\W*(?:منذ|قبل|اليوم|أمس|امس)\b")
_STAMPS = ("data-timestamp", "data-time", "data-date", "data-datetime", "data-utime", "data-published", "data-epoch")
_NEAR = 120  # elements between a headline and its date


def printed_dates(reader: Reader) -> Iterator[tuple[str, bool]]:
    """Yield texts near the headline that may be dates, with whether each tells of a change.

    Those behind the headline come first. Before it a date must share a block with it: else it is the header's clock,
    which tells the day of the visit, or another article's. Behind it what a theme calls a date goes before lines that
    merely hold digits.
    """
    outline, headline = reader.outline, reader.scope.number
    if headline is None:
        return
    for number in _places(reader, headline):
        element = outline.elements[number]
        if not reader.scope.holds(element) or _deep_in_text(reader, number):
            continue
        given = _machine(element)
        text = text_of(element)
        if given:
            yield given, _tells_of_change(element, text)
        if len(text) <= _LONG:
            yield from _labelled(text)


def _places(reader: Reader, headline: int) -> Iterator[int]:
    """Yield the elements that may show a date, those most likely first."""
    last = min(headline + _NEAR, len(reader.outline.elements))
    named = _dated(reader, range(max(headline - _NEAR + 1, 0), last))
    yield from (number for number in named if number >= headline)
    yield from _bare(reader, range(headline + 1, last))
    yield from (number for number in reversed(named) if number < headline and _shares_block(reader, number))
    before = range(max(headline - _NEAR // 2, 0), headline)
    yield from (number for number in _bare(reader, before) if _shares_block(reader, number))


def _machine(element: html.HtmlElement) -> str | None:
    """Return the date that an element holds for machines."""
    stated = element.get("datetime") or (element.get("title") if element.tag == "abbr" else None)
    return stated or next((element.get(name) for name in _STAMPS if element.get(name)), None)


def _dated(reader: Reader, near: range) -> list[int]:
    """Return those of the elements that a theme calls a date, without clocks and what only holds a <time>."""
    outline = reader.outline
    times = [outline.numbers[element] for element in outline.elements[0].iter("time")]
    exact = [number for number in times if outline.elements[number].get("datetime")]
    clocks = set(outline.kinds.get(_CLOCKS, ()))
    named = set(filter(near.__contains__, (*outline.kinds.get(_DATED, ()), *times)))
    return [
        number for number in sorted(named)
        if number not in clocks and bisect_right(exact, number) == bisect_left(exact, outline.ends[number])
    ]  # fmt: skip


def _bare(reader: Reader, numbers: range) -> Iterator[int]:
    """Yield lines beside the text that hold digits or «منذ», and no blocks of their own."""
    outline, scope = reader.outline, reader.scope
    if scope.block is None:
        return
    clocks = set(outline.kinds.get(_CLOCKS, ()))
    for number in range(max(numbers.start, scope.block + 1), min(numbers.stop, outline.ends[scope.block])):
        if not 0 < outline.prose[number] <= _WORDS or outline.ends[number] > number + _ICONS:
            continue
        if outline.tags[number] in _LISTS:
            continue
        element = outline.elements[number]
        text = text_of(element)
        if not _MAY_DATE.search(text):
            continue
        if outline.tags[number] == "li" and outline.ends[outline.parents[number]] - outline.parents[number] > _LIST:
            continue
        apart = scope.apart(number)
        if any(node in clocks or outline.tags[node] in _APART for node in apart) or scope.is_told(number):
            continue
        # In the text a line may tell of a day: «ينطلق المعرض يوم 12 مارس 2023» is none that says when it was printed.
        if not scope.in_text(element) or outline.prose[number] < _BARE or is_date_line(text) or is_dated_label(text):
            yield number


def _deep_in_text(reader: Reader, number: int) -> bool:
    """Tell whether an element stands in the text, with sentences before and behind it: it dates what is told there."""
    outline = reader.outline
    if not reader.scope.is_told(number):
        return False
    part = next(part for part in reader.scope.place.parts if outline.holds(part, number))
    goes_on = len((outline.elements[number].tail or "").split()) >= SENTENCE
    return goes_on or _has_sentence(outline, range(outline.ends[number], outline.ends[part]))


def _has_sentence(outline: Outline, numbers: range) -> bool:
    return any(is_sentence(outline, i) for i in numbers)


def _labelled(text: str) -> Iterator[tuple[str, bool]]:
    """Part «نشر: … | آخر تحديث: …» at its labels.

    «28 آب 2013، آخر تحديث 14:00» is one date, of the change: what has the day has no label of its own.
    """
    end, updated, named = 0, False, False
    parts: list[tuple[str, bool, bool]] = []
    for match in _LABEL.finditer(text):
        if any(c.isdigit() for c in text[end : match.start()]):
            parts.append((text[end : match.start()].strip(" |-–"), updated, named))
            end = match.start()
        updated, named = bool(match["updated"]), True
    parts.append((text[end:], updated, named))
    for i, (part, changed, labelled) in enumerate(parts):
        behind = parts[i + 1][0] if i + 1 < len(parts) and parts[i + 1][1] and not changed else ""
        if not changed and behind and is_time_alone(behind):
            yield f"{part} {behind}", True
            if not labelled:
                continue
        yield part, changed


def _tells_of_change(element: html.HtmlElement, text: str) -> bool:
    """Tell whether an element with a machine date is of a change, by its own label, the one before it, or its name."""
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else None
    if labels := list(_LABEL.finditer(f"{before or ''} {text}")):
        return bool(labels[-1]["updated"])
    words = frozenset[str]().union(*map(_words, names_in(element)))
    return bool(words & {"updated", "modified"}) and not words & {"published", "date", "created"}


@lru_cache(8192)
def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))


_DATED = Kind(lambda name: _words(name) & _DATE_WORDS)
_CLOCKS = Kind(lambda name: _words(name) & _CLOCK_WORDS)


def _shares_block(reader: Reader, number: int) -> bool:
    """Tell whether an element before the headline stands with it and the text, and not in the page's own header."""
    scope, outline = reader.scope, reader.outline
    if not scope.beside(outline.elements[number]) or outline.tags[scope.block or 0] in ("html", "body"):
        return False
    return not any(outline.tags[node] == "header" for node in scope.apart(number))
