"""Bylines of themes that call them nothing: lines beside the headline that read like one, «حاورته: …», «إعداد: …»."""

from __future__ import annotations

from collections.abc import Iterator

from newsbot.extraction.byline import Byline, read_byline
from newsbot.extraction.density import SENTENCE, own_words
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader
from newsbot.extraction.signature import signing_pieces
from newsbot.extraction.telling import is_date_line

_WORDS = 14  # of a line that may hold a date too
_ABOVE, _BELOW = 15, 60  # elements before and behind a headline among which its line may be
_INNER = 5  # elements of a line, its icons and links
_READ = frozenset({None, "rating and views", "tools", "author box"})  # rules of what may hold a byline too
_NO_LINES = frozenset({"li", "ul", "nav", "button", "figure", "figcaption", "time", "h1", "script", "style", "option"})


def lines_byline(reader: Reader, sites: frozenset[str]) -> Byline:
    """Return what the lines between the headline and the text, or just above it, say of who wrote."""
    return read_byline([text for text in _lines(reader) if _signs(text, sites)], sites)


def _signs(text: str, sites: frozenset[str]) -> bool:
    """Tell a byline by its form, or by the place or date beside a name: a name alone may be anybody's."""
    pieces = signing_pieces(text, sites)
    return bool(pieces) and (any(p.kind in ("form", "place") for p in pieces) or is_date_line(text))


def _lines(reader: Reader) -> Iterator[str]:
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
            or not (scope.beside(element) and scope.holds(element))
        ):
            continue
        skipped = outline.ends[number] if number > scope.number else 0
        yield text_of(element)


def _first_sentence(outline: Outline, headline: int, part: int) -> int:
    """Return the number of the first sentence behind a headline that stands in the text's own element."""
    inside = range(outline.ends[headline], outline.ends[part])
    return next((number for number in inside if own_words(outline, number) >= SENTENCE), headline)
