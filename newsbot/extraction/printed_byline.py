"""The byline that a page prints: which elements are called so, and the name in a box that holds more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree, html

from newsbot.extraction.byline import Byline, read_byline
from newsbot.extraction.kinds import Kind
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

# Class names of bylines; those of pictures, biographies and lists of an author's other articles are none.
_FITS = re.compile(
    r"(?i)author(?!i[tz])|auteur|by-?line|writer|write-?by|reporter|journalist|kate?b|columnist|created-?by|submitted|username|[eé]crit-?par|r[eé]dig[eé]e?-?par|^fn$"
)
_NONE = re.compile(
    r"(?i)bio|desc|avatar|image|img|photo|pic|social|follow|more|posts|articles|list|count|about|related|comment|icon|other|title|date|time|mail|location|role|label|rating|position|job"
)
_UNREAD = frozenset({"script", "style", "noscript", "template", "time", "button", "svg", "select"})
_BLOCKS = frozenset({"div", "p", "li", "ul", "br", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "section", "small"})
_ASIDE = frozenset({"figure", "figcaption", "blockquote"})
_LINE = 12  # words: what holds more is a box with a biography
_UNSEEN = frozenset({"hidden", "for screen readers"})  # rules of what labels a byline for loudspeakers
_NAME = 8  # words of a name in such a box
_BOX = 150  # words: what holds more is no byline, whatever it is called
_BAR = " | "
_LOOKED_AT = 300  # elements: pages of articles have a few dozen
_MOST = 8  # elements looked at


def printed_byline(reader: Reader, sites: frozenset[str]) -> Byline:
    """Return what the byline's elements say: the first that names people with those beside it, else the first of all.

    Away from the headline and the text a single name is believed: where there are more, they are of other articles.
    """
    beside, within, elsewhere = _elements(reader)
    told = [(element, _read(reader.outline, element, sites)) for element in beside]
    signed = [(element, byline) for element, byline in told if byline.authors]
    if not signed:
        named = [byline for _, byline in told if byline.agency], [byline for _, byline in told if byline.desk]
        alone = (_only([_read(reader.outline, element, sites) for element in group]) for group in (within, elsewhere))
        return next((byline for byline in alone if byline), None) or next(iter([*named[0], *named[1]]), Byline())
    first = signed[0][0]
    together = [byline for element, byline in signed if _are_kin(first, element)]
    authors = dict.fromkeys(name for byline in together for name in byline.authors)
    raw = " ، ".join(dict.fromkeys(byline.raw for byline in together if byline.raw))
    return Byline(tuple(authors), raw, next((byline.agency for _, byline in told if byline.agency), None))


def _only(bylines: list[Byline]) -> Byline | None:
    """Return a byline that names people if all that do name the same."""
    told = {byline.authors: byline for byline in bylines if byline.authors}
    return next(iter(told.values())) if len(told) == 1 else None


def _elements(reader: Reader) -> tuple[list[html.HtmlElement], ...]:
    """Return the elements that are called bylines: those beside headline and text, those in the text, those elsewhere."""
    outline, scope = reader.outline, reader.scope
    marked = {n for key in (("rel", "author"), ("itemprop", "author")) for n in outline.attributes.get(key, ())}
    called = {seen for n in outline.named(_BYLINES) if n not in marked and (seen := _seen(outline, n)) is not None}
    numbers = sorted((marked | called) - scope.around)[:_LOOKED_AT]
    small = (outline.elements[n] for n in numbers if outline.prose[n] + outline.linked[n] <= _BOX)
    held = [e for e in small if e.tag not in ("meta", "link") and scope.holds(e) and not _is_aside(e)]
    beside = [e for e in held if scope.beside(e) and not scope.in_text(e)]
    within = [e for e in held if scope.in_text(e)]
    elsewhere = [e for e in held if e not in beside and e not in within]
    return beside[:_MOST], within[:_MOST], elsewhere[:_MOST]


def _seen(outline: Outline, number: int) -> int | None:
    """Return a byline's element; for a label that nobody sees the one that it labels, None for what is hidden whole."""
    if _is_unseen(outline, number):
        number = outline.parents[number]
    return None if number < 0 or _is_unseen(outline, number) else number


def _is_unseen(outline: Outline, number: int) -> bool:
    """Tell whether an element is hidden, or there for those who hear the page."""
    return outline.rules[number] in _UNSEEN or outline.elements[number].get("aria-hidden") == "true"


def _is_byline(name: str) -> bool:
    return bool(_FITS.search(name)) and not _NONE.search(name)


_BYLINES = Kind(_is_byline)


def _is_aside(element: html.HtmlElement) -> bool:
    return any(ancestor.tag in _ASIDE for ancestor in element.iterancestors())


def _are_kin(one: html.HtmlElement, other: html.HtmlElement) -> bool:
    """Tell whether two elements stand in one line: co-authors do, the authors of other articles don't."""
    holders, others = (list(islice(element.iterancestors(), 2)) for element in (one, other))
    return others[:1] == holders[:1] or others[:1] == holders[1:] or others[1:] == holders[:1]


def _read(outline: Outline, element: html.HtmlElement, sites: frozenset[str]) -> Byline:
    """Read an element's line, or the name in a box that holds a biography, links and counters too."""
    line, byline = _line(outline, element), Byline()
    plain = " ".join(line.replace(_BAR, " ").split())
    if len(plain.split()) <= _LINE:
        marked = element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()
        readings = [read_byline([text], sites, marked=marked) for text in dict.fromkeys((line, plain))]
        byline = replace(next((told for told in readings if told.authors), readings[0]), raw=plain or None)
    inner = (read_byline([name], sites) for name in _names_in(outline, element)) if not byline.authors else ()
    return next((named for named in inner if named.authors), byline)


def _names_in(outline: Outline, element: html.HtmlElement) -> Iterator[str]:
    """Yield what may be the name in a box: what is called so, then links, headings and what is set in bold."""
    held = element.iterdescendants("a", "h2", "h3", "h4", "h5", "strong", "b", "span", "div", "p")
    inner = [e for e in held if not _is_unseen(outline, outline.numbers[e])]
    called = [e for e in inner if e.get("itemprop") == "name" or _FITS.search(e.get("class") or "")]
    for found in (*called, *(e for e in inner if e.tag not in ("span", "div", "p"))):
        if 0 < len((text := text_of(found)).split()) <= _NAME:
            yield text


def _line(outline: Outline, element: html.HtmlElement) -> str:
    """Return what is seen of an element's text, a bar where an element ends and the next begins, without dates and code."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            tail = node.tail or "" if node is not element else ""
            parts += [_BAR if node.tag in _BLOCKS or not tail.strip() else " ", tail]
        elif node.tag in _UNREAD or (node is not element and _is_unseen(outline, outline.numbers[node])):
            walk.skip_subtree()
        else:
            parts += [_BAR if node.tag in _BLOCKS else " ", node.text or ""]
    return "".join(parts).strip(f" {_BAR}")
