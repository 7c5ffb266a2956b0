"""Authors: where a page says who wrote its article, in the order of trust of DESIGN: marked, printed, in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from newsbot import urls
from newsbot.article import Paragraph
from newsbot.discovery.source import Hints
from newsbot.extraction.byline import Byline, byline_of, read_byline
from newsbot.extraction.byline_lines import lines_byline
from newsbot.extraction.dateline import Dateline
from newsbot.extraction.forms import FORM, kind_of
from newsbot.extraction.page import text_of
from newsbot.extraction.people import site_keys
from newsbot.extraction.printed_byline import printed_byline
from newsbot.extraction.reader import Reader
from newsbot.extraction.signature import read_foot, read_head, read_title, read_told

_METAS = ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")

Found = tuple[str, Byline]


def stated_bylines(reader: Reader, hints: Hints) -> list[Found]:
    """Return what each place outside of the text says, by the order of trust."""
    sites = _sites(reader)
    node = reader.node or {}
    people = reader.graph.names(node.get("author"), people=True) or reader.graph.names(node.get("creator"), people=True)
    organisations = [name for name in reader.graph.names(node.get("author")) if name not in people]
    metas = [value for name in _metas(reader) for value in reader.page.metas.get(name, ())]
    found = [
        ("site", read_byline([text_of(element) for element in reader.elements("authors")], sites, marked=True)),
        ("json_ld", read_byline(people, sites, marked=True)),
        ("byline", printed_byline(reader, sites)),
        ("line", lines_byline(reader, sites)),
        ("author", read_byline(metas[:1], sites)),
        ("source", read_byline(hints.get("authors", []), sites)),
        ("json_ld", _without_people(read_byline(organisations, sites))),
    ]
    return [(source, byline) for source, byline in _fullest_first(found) if byline.raw]


def _metas(reader: Reader) -> Iterator[str]:
    """Yield the names of the meta elements that hold an author; cards for Twitter label what they hold."""
    yield from _METAS
    for number in "123":
        label = reader.page.meta(f"twitter:label{number}")
        if label and (match := FORM.fullmatch(label.strip())) and kind_of(match) in ("verb", "label"):
            yield f"twitter:data{number}"


def people_of(
    reader: Reader, stated: Sequence[Found], paragraphs: Sequence[Paragraph], told: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the fields that say who wrote: authors, author_raw, agency, desk, dateline.

    `stated` is what `stated_bylines` returned, `told` the lines that the body left out as dates or bylines.
    """
    sites = _sites(reader)
    head, dateline = read_head(paragraphs, sites)
    found = _in_order(stated, [
        ("line", read_told(told, sites)),
        ("text", head),
        ("text", read_foot(paragraphs, sites)),
        ("dateline", _reported(dateline)),
    ])  # fmt: skip
    headline = reader.scope.headline
    if headline is not None:
        found.append(("title", read_title(text_of(headline), paragraphs, sites)))
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


def _in_order(stated: Sequence[Found], in_text: list[Found]) -> list[Found]:
    """Put what the text says behind what the page marks and prints, and before what its head and source say of it."""
    first = [
        pair for pair in stated if pair[0] in ("site", "byline", "line") or (pair[0] == "json_ld" and pair[1].authors)
    ]
    return [*first, *(pair for pair in in_text if pair[1] != Byline()), *(pair for pair in stated if pair not in first)]


def _sites(reader: Reader) -> frozenset[str]:
    label = urls.host(reader.page.url).removeprefix("www.").split(".")[0]
    return _keys_of((*reader.names, label))


_keys_of = lru_cache(256)(site_keys)  # a site's pages give it the same names


def _without_people(byline: Byline) -> Byline:
    """Take an organisation that is named like a person for what the page says it is."""
    return Byline((), byline.raw, byline.agency, byline.desk or next(iter(byline.authors), None))


def _fullest_first(found: list[Found]) -> list[Found]:
    """Let what names all the authors go before what names only some of them; drop lines that say the same."""
    described, printed, lines = found[1:4]
    if lines[1].authors == printed[1].authors and lines[1].authors:
        found = [pair for pair in found if pair is not lines]
    for fuller in (printed, lines):
        for other in (described, printed):
            if other[1].authors and set(other[1].authors) < set(fuller[1].authors):
                return [found[0], fuller, *(pair for pair in found[1:] if pair is not fuller)]
    return found
