"""Dates that a page prints beside its article: found by what themes call them and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from newsbot.extraction.furniture import names_of
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

# Words of class names and ids, parted at hyphens and capitals: post-date, itemDateCreated, article_created, timePost.
_DATED = frozenset({"date", "dates", "time", "datetime", "datetimefull", "timestamp", "published", "publish", "pubdate",
                    "posted", "posttime", "postdate", "created", "submitted", "updated", "modified"})  # fmt: skip
_CLOCKS = frozenset({"current", "now", "today", "clock", "live", "hijri", "event", "prayer"})
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_UPDATED = r"آخر تحديث|اخر تحديث|آخر تعديل|اخر تعديل|تم التحديث|تاريخ التحديث|تحديث|updated?|modified"
_PUBLISHED = r"تاريخ النشر|تاريخ الإضافة|نشرت?|أضيفت?|كتبت?|published|posted"
_LABEL = re.compile(rf"(?i)(?<!\w)(?:(?P<updated>{_UPDATED})|{_PUBLISHED})(?!\w)")
_LONG = 160  # letters: a longer text isn't a date line
_NEAR = 120  # elements between a headline and its date


def printed_dates(reader: Reader) -> Iterator[tuple[str, bool]]:
    """Yield texts near the headline that may be dates, with whether each tells of a change.

    Those behind the headline come first. Before it a date must share a block with it: else it is the header's clock,
    which tells the day of the visit, or another article's.
    """
    headline = reader.scope.headline
    if headline is None:
        return
    elements = list(reader.page.tree.iter(html.etree.Element))
    place = elements.index(headline)
    behind = range(place, min(place + _NEAR, len(elements)))
    for i in (*behind, *range(place - 1, max(place - _NEAR, 0), -1)):
        element = elements[i]
        if not _may_be_dated(element) or reader.scope.in_text(element) or not reader.scope.holds(element):
            continue
        given = element.get("datetime") or (element.get("title") if element.tag == "abbr" else None)
        text = text_of(element)
        if i < place and not _shares_block(element, headline):
            continue
        if given:
            yield given, _tells_of_change(element, text)
        elif len(text) <= _LONG:
            yield from _labelled(text)


def _labelled(text: str) -> Iterator[tuple[str, bool]]:
    """Part «نشر: … | آخر تحديث: …» at its labels."""
    end, updated = 0, False
    for match in _LABEL.finditer(text):
        if any(c.isdigit() for c in text[end : match.start()]):
            yield text[end : match.start()].strip(" |-–"), updated
            end = match.start()
        updated = bool(match["updated"])
    yield text[end:], updated


def _tells_of_change(element: html.HtmlElement, text: str) -> bool:
    """Tell whether an element with a machine date is of a change, by its own label, the one before it, or its name."""
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else None
    if labels := list(_LABEL.finditer(f"{before or ''} {text}")):
        return bool(labels[-1]["updated"])
    words = _words(element)
    return bool(words & {"updated", "modified"}) and not words & {"published", "date", "created"}


def _words(element: html.HtmlElement) -> set[str]:
    return {word.lower() for name in names_of(element) for word in _WORD.findall(name)}


def _may_be_dated(element: html.HtmlElement) -> bool:
    words = _words(element)
    if words & _CLOCKS or element.find(".//time[@datetime]") is not None:
        return False
    return element.tag == "time" or bool(words & _DATED)


def _shares_block(element: html.HtmlElement, headline: html.HtmlElement) -> bool:
    around = set(headline.iterancestors())
    common = next((ancestor for ancestor in element.iterancestors() if ancestor in around), None)
    return common is not None and common.tag not in ("html", "body")
