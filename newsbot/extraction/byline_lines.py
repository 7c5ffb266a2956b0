"""Bylines of themes that call them nothing: lines beside the headline that read like one, «حاورته: …», «إعداد: …»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import html

from newsbot.extraction.byline import Byline, read_byline
from newsbot.extraction.density import SENTENCE, own_words
from newsbot.extraction.forms import FORM, kind_of
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import text_of
from newsbot.extraction.parts import trimmed
from newsbot.extraction.reader import Reader
from newsbot.extraction.signature import signing_pieces
from newsbot.extraction.telling import is_date_line

_WORDS = 14  # of a line that may hold a date too
_ABOVE, _BELOW = 15, 60  # elements before and behind a headline among which its line may be
_INNER = 5  # elements of a line, its icons and links
_READ = frozenset({None, "rating and views", "tools", "author box"})  # rules of what may hold a byline too
_LIST = 8  # items of a list beside a headline
_LABELLED = 3  # elements behind a label that hold its names
_NAMES = 8  # words
_NO_NAMES = frozenset({"ul", "ol", "nav", "figure", "time", "h1", "h2", "script", "style", "p", "section"})
_OF_WRITERS = frozenset({"verb", "genre", "label"})
_NO_LINES = frozenset({"ul", "ol", "nav", "button", "figure", "figcaption", "time", "h1", "script", "style", "option"})


def lines_byline(reader: Reader, sites: frozenset[str]) -> Byline:
    """Return what the lines between the headline and the text, or just above it, say of who wrote."""
    return read_byline([text for text, item in _lines(reader) if _signs(text, sites, item=item)], sites)


def _signs(text: str, sites: frozenset[str], *, item: bool) -> bool:
    """Tell a byline by its form, or by the place, the site's name or the date beside a name: a name alone may be anybody's."""
    pieces = signing_pieces(text, sites)
    return bool(pieces) and (
        any(p.kind in ("form", "place", "desk") for p in pieces) or (not item and is_date_line(text))
    )


def _lines(reader: Reader) -> Iterator[tuple[str, bool]]:
    """Yield the lines among which a byline may be, and whether they are items of a list."""
    outline, scope = reader.outline, reader.scope
    if scope.number is None or not scope.place.parts:
        return
    first = scope.place.parts[0]
    end = first if first > scope.number else _first_sentence(outline, scope.number, first)
    behind = range(scope.number + 1, min(end, scope.number + _BELOW))
    skipped = 0
    for number in (*behind, *range(max(scope.number - _ABOVE, 0), scope.number)):
        element = outline.elements[number]
        words = outline.prose[number] + outline.linked[number]
        if number < skipped or not 0 < words <= _WORDS or outline.ends[number] > number + _INNER:
            continue
        if (
            element.tag in _NO_LINES
            or outline.rules[number] not in _READ
            or (element.tag == "li" and not _tells_of_article(outline, number))
            or not scope.beside(element)
        ):
            continue
        line, last = _with_names(element)
        if last is element and not scope.holds(element):  # names behind a label may be linked headings, as cards are
            continue
        skipped = outline.ends[outline.numbers[last]] if number > scope.number else 0
        yield line, element.tag == "li"


def _tells_of_article(outline: Outline, item: int) -> bool:
    """Tell whether an item's list may hold a byline, a date, a count of readers: it is short and hardly linked."""
    holder = outline.parents[item]
    short = len(outline.elements[holder]) <= _LIST and outline.linked[holder] <= outline.prose[holder]
    return short and outline.rules[holder] in _READ


def _with_names(element: html.HtmlElement) -> tuple[str, html.HtmlElement]:
    """Return an element's line and its last element: a label that stands alone, «كتب:», goes with the names behind it."""
    texts = element.itertext() if len(element) else (element.text or "",)
    text, last = " ".join(" ".join(texts).split()), element  # «<b>بقلم</b><a>فلان</a>»
    match = FORM.fullmatch(trimmed(text))
    if not match or kind_of(match) not in _OF_WRITERS:
        return text, last
    for following in islice(element.itersiblings("*"), _LABELLED):
        name = text_of(following)
        if following.tag in _NO_NAMES or is_date_line(name) or len(name.split()) > _NAMES:
            break
        text, last = f"{text} {name}", following
    return text, last


def _first_sentence(outline: Outline, headline: int, part: int) -> int:
    """Return the number of the first sentence behind a headline that stands in the text's own element."""
    inside = range(outline.ends[headline], outline.ends[part])
    return next((number for number in inside if own_words(outline, number) >= SENTENCE), headline)
