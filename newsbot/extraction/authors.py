"""Authors: where a page says who wrote its article, in the order of trust of DESIGN: marked, printed, in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from lxml import html

from newsbot import urls
from newsbot.article import Paragraph
from newsbot.discovery.source import Hints
from newsbot.extraction.byline import Byline, byline_of, read_byline
from newsbot.extraction.dateline import Dateline
from newsbot.extraction.page import text_of
from newsbot.extraction.people import site_keys
from newsbot.extraction.reader import Reader
from newsbot.extraction.signature import read_foot, read_head

# Class names of bylines; those of pictures, biographies and lists of an author's other articles are none.
_FITS = re.compile(
    r"(?i)author(?!i[tz])|auteur|by-?line|writer|write-?by|reporter|journalist|kate?b|columnist|created-?by|submitted|username|^fn$"
)
_NONE = re.compile(
    r"(?i)bio|desc|avatar|image|img|photo|pic|social|follow|more|posts|articles|list|count|about|related|comment|icon|other|title|date|time|mail|location|role|label|rating|position|job"
)
_METAS = ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_UNREAD = frozenset({"script", "style", "noscript", "template", "time", "button", "svg", "select"})
_BLOCKS = frozenset({"div", "p", "li", "ul", "br", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "section", "small"})
_ASIDE = frozenset({"figure", "figcaption", "blockquote"})
_LINE = 12  # words: what holds more is a box with a biography
_NAME = 8  # words of a name in such a box
_MOST = 8  # elements looked at

Found = tuple[str, Byline]


def stated_bylines(reader: Reader, hints: Hints) -> list[Found]:
    """Return what each place outside of the text says, by the order of trust."""
    sites = _sites(reader)
    node = reader.node or {}
    people = reader.graph.names(node.get("author"), people=True) or reader.graph.names(node.get("creator"), people=True)
    organisations = [name for name in reader.graph.names(node.get("author")) if name not in people]
    metas = [value for name in _METAS for value in reader.page.metas.get(name, ())]
    found = [
        ("site", read_byline([text_of(element) for element in reader.elements("authors")], sites, marked=True)),
        ("json_ld", read_byline(people, sites, marked=True)),
        ("byline", _visible(reader, sites)),
        ("author", read_byline(metas[:1], sites)),
        ("source", read_byline(hints.get("authors", []), sites)),
        ("json_ld", _without_people(read_byline(organisations, sites))),
    ]
    return [(source, byline) for source, byline in _fullest_first(found) if byline.raw]


def people_of(reader: Reader, paragraphs: Sequence[Paragraph], hints: Hints) -> dict[str, Any]:
    """Return the fields that say who wrote: authors, author_raw, agency, desk, dateline."""
    sites = _sites(reader)
    stated = stated_bylines(reader, hints)
    head, dateline = read_head(paragraphs, sites)
    found = _in_order(stated, [
        ("text", head),
        ("text", read_foot(paragraphs, sites)),
        ("dateline", _reported(dateline)),
    ])  # fmt: skip
    byline = _trusted(reader, found)
    located = sorted(found, key=lambda pair: pair[0] != "dateline")  # an agency there is nearest to the text
    return {
        "authors": list(byline.authors),
        "author_raw": byline.raw,
        "agency": reader.take("agency", [(source, told.agency) for source, told in located]),
        "desk": reader.take("desk", [(source, told.desk) for source, told in found]) if not byline.authors else None,
        "dateline": reader.take("dateline", [("text", dateline.text)]),
    }


def _trusted(reader: Reader, found: list[Found]) -> Byline:
    """Return the first byline that names a person; else the first that names anything."""
    told = [pair for pair in found if pair[1].raw]
    best, byline = next((pair for pair in told if pair[1].authors), next(iter(told), ("", Byline())))
    if best:
        named = ("authors", "first that names people") if byline.authors else ("author_raw", "first that says anything")
        reader.sources[named[0]] = best
        reader.note(named[0], best, byline.authors or byline.raw, named[1], won=True)
    for source, other in told:
        if other is not byline:
            why = f"{best} is trusted more" if other.authors else "names no person"
            reader.note("authors", source, other.authors or other.raw, why)
    return byline


def _reported(dateline: Dateline) -> Byline:
    """Return what a dateline says of who wrote; it is a byline only if somebody signs in it."""
    byline = byline_of(list(dateline.pieces), dateline.raw)
    return byline if byline.authors or byline.desk else replace(byline, raw=None)


def _in_order(stated: list[Found], in_text: list[Found]) -> list[Found]:
    """Put what the text says behind what the page marks and prints, and before what its head and source say of it."""
    first = [pair for pair in stated if pair[0] in ("site", "byline") or (pair[0] == "json_ld" and pair[1].authors)]
    return [*first, *(pair for pair in in_text if pair[1] != Byline()), *(pair for pair in stated if pair not in first)]


def _sites(reader: Reader) -> frozenset[str]:
    label = urls.host(reader.page.url).removeprefix("www.").split(".")[0]
    return site_keys([*reader.names, label])


def _without_people(byline: Byline) -> Byline:
    """Take an organisation that is named like a person for what the page says it is."""
    return Byline((), byline.raw, byline.agency, byline.desk or next(iter(byline.authors), None))


def _fullest_first(found: list[Found]) -> list[Found]:
    """Let the printed byline go before the JSON-LD that names only some of its authors."""
    described, printed = found[1], found[2]
    if described[1].authors and set(described[1].authors) < set(printed[1].authors):
        return [found[0], printed, described, *found[3:]]
    return found


def _visible(reader: Reader, sites: frozenset[str]) -> Byline:
    """Return what the byline's elements say: the first that names people with those beside it, else the first of all."""
    told = [(element, _read(element, sites)) for element in _elements(reader)[:_MOST]]
    signed = [(element, byline) for element, byline in told if byline.authors]
    if not signed:
        return next((byline for _, byline in told if byline.agency), next((b for _, b in told if b.desk), Byline()))
    first = signed[0][0]
    together = [byline for element, byline in signed if _are_kin(first, element)]
    authors = dict.fromkeys(name for byline in together for name in byline.authors)
    raw = " ، ".join(dict.fromkeys(byline.raw for byline in together if byline.raw))
    agencies = dict.fromkeys(byline.agency for _, byline in told if byline.agency)
    return Byline(tuple(authors), raw, next(iter(agencies), None))


def _elements(reader: Reader) -> list[html.HtmlElement]:
    """Return the elements that are called bylines: first those beside headline and text, last those in the text."""
    outline, scope = reader.outline, reader.scope
    marked = {n for key in (("rel", "author"), ("itemprop", "author")) for n in outline.attributes.get(key, ())}
    named = outline.named(_is_byline)
    elements = [outline.elements[number] for number in sorted({*marked, *named})]
    held = [e for e in elements if e.tag not in ("meta", "link", "body") and scope.holds(e) and not _is_aside(e)]
    return sorted(held, key=lambda element: (not scope.beside(element), scope.in_text(element)))


@lru_cache(16_384)
def _is_byline(name: str) -> bool:
    return bool(_FITS.search(name)) and not _NONE.search(name)


def _is_aside(element: html.HtmlElement) -> bool:
    return any(ancestor.tag in _ASIDE for ancestor in element.iterancestors())


def _are_kin(one: html.HtmlElement, other: html.HtmlElement) -> bool:
    """Tell whether two elements stand in one line: co-authors do, the authors of other articles don't."""
    holders = (one.getparent(), one.getparent().getparent())
    return other.getparent() in holders or other.getparent().getparent() in holders[:1]


def _read(element: html.HtmlElement, sites: frozenset[str]) -> Byline:
    """Read an element's line, or the name in a box that holds a biography, links and counters too."""
    marked = element.get("rel") == "author" or element.get("itemprop") == "author"
    if len(text_of(element).split()) <= _LINE:
        line = _line(element)
        byline = read_byline([line], sites, marked=marked)
        if byline.raw and (byline.authors or not len(element)):
            return replace(byline, raw=" ".join(line.replace(" | ", " ").split()))
    inner = (read_byline([name], sites) for name in _names_in(element))
    return next((byline for byline in inner if byline.authors), Byline())


def _names_in(element: html.HtmlElement) -> Iterator[str]:
    """Yield what may be the name in a box: what is called so, then links, headings and what is set in bold."""
    inner = list(element.iterdescendants("a", "h2", "h3", "h4", "h5", "strong", "b", "span", "div", "p"))
    called = [e for e in inner if e.get("itemprop") == "name" or _FITS.search(e.get("class") or "")]
    for found in (*called, *(e for e in inner if e.tag not in ("span", "div", "p"))):
        if 0 < len((text := text_of(found)).split()) <= _NAME:
            yield text


def _line(element: html.HtmlElement) -> str:
    """Return an element's text with a bar where a block or a line ends, without dates and code; nothing is glued."""
    parts: list[str] = []

    def add(node: html.HtmlElement) -> None:
        for child in (node.text, *node):
            if isinstance(child, str):
                parts.append(child)
            elif child is not None:
                bar = " | " if child.tag in _BLOCKS else " "
                parts.append(bar)
                if child.tag not in _UNREAD:
                    add(child)
                parts.append(bar + (child.tail or ""))

    add(element)
    return "".join(parts)
