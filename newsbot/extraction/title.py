"""The headline: the text, and the element that shows it, from which the other readers find their way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from lxml import html

from newsbot.arabic import fold, fold_letters
from newsbot.extraction.headline import NOT, PIECE, Heading, Search, pieces_of
from newsbot.extraction.jsonld import first
from newsbot.extraction.names import Names, cuts_of, looks_like_a_name
from newsbot.extraction.naming import names_of
from newsbot.extraction.reader import Reader, stored

_LONGEST = 1000  # letters: what is longer is no title
_CUT_AT = 100  # letters: JSON-LD headlines end at 110, search titles at less than that with …
_VOTERS = ("name", "headline", "og:image:alt")  # metas that repeat a title
_MOST_PIECES = 16  # in one heading
_MARKS = re.compile(r"[^\w\u064b-\u065f\u0670]+|_")  # what isn't a letter; Arabic vowels are written in words
_QUOTES = re.compile(r"[«»“”„‟‹›″'‘’`]")
_ENDING = re.compile(r"\s*(?:…|\.{2,})\s*$")
# What else stands in a headline's element, behind or before it.
_INLAYS = re.compile(r"(?i)(?:^|[-_])(?:kicker|date|time|author|byline|by|views?|hits|label|badge|category|cat|flag|overline|super-?title|sub-?title|edit|comments?|share|reading)(?:$|[-_])")  # fmt: skip
_ADDED = re.compile(r"(?:19|20|١٩|٢٠)[\d٠-٩]{2}|\d{1,2}:\d\d|مشاهد|قراء|زيار|(?i:views)")


@dataclass(slots=True)
class Statement:
    """What a page calls itself in one place: the title, and all pieces of it that may be the headline, by their key."""

    source: str
    text: str
    parts: dict[str, str] = field(default_factory=dict)


def title_of(reader: Reader) -> tuple[str | None, html.HtmlElement | None]:
    """Return the headline and its element: the visible one if it is what the page calls itself elsewhere too."""
    names = names_of(reader)
    statements = list(_statements(reader, names))
    parts = (part for statement in statements for part in statement.parts.values())
    search = Search(reader.outline, names, reader.page.url, (s.text for s in statements), parts)
    heading = search.find()
    element = reader.outline.elements[heading.number] if heading else None
    shown = _shown(heading, element, statements) if heading and element is not None else None
    shown = shown and _spelt(_whole(shown, statements, _LONGEST), statements, reader)
    told = [(s.source, _whole(s.text, statements, _CUT_AT)) for s in statements]
    title: str | None = reader.take("title", [("site", stored(reader.selected("title"))), ("h1", shown), *told])
    return title, next(iter(reader.elements("title")), element)


def _statements(reader: Reader, names: Names) -> Iterable[Statement]:
    """Yield what the page's head says, without the site's names, in the order of trust."""
    page = reader.page
    given = (
        ("json_ld", first((reader.node or {}).get("headline"))),
        ("og:title", page.meta("og:title")),
        ("twitter:title", page.meta("twitter:title")),
        ("title", page.title),
    )
    named: dict[str | None, str | None] = {}  # most pages say the same everywhere
    for source, raw in given:
        printed = stored(raw) if raw and len(raw) <= _LONGEST else None
        if printed not in named:
            named[printed] = names.without(printed)
        text = named[printed]
        if text and source == "title" and (cuts := cuts_of(text)) and looks_like_a_name(text[cuts[-1][1] :]):
            text = text[: cuts[-1][0]]
        if text != printed:
            reader.note("title", source, printed, "the site's name was cut off")
        if text:
            yield Statement(source, text, _parts(text))


def _parts(text: str) -> dict[str, str]:
    """Return the runs of parts of a title: a section or a site's name may stand at either end.

    A short one may be a piece of the headline: of «الجزائر - فرنسا: قمة» the first is the name of a section.
    """
    cuts = cuts_of(text)
    bounds = [(0, 0), *cuts, (len(text), len(text))]
    runs = (text[start:end] for (_, start), (end, _) in combinations(bounds, 2))
    words = len(text.split())
    return {fold(run): run for run in runs if run != text and len(run.split()) * 2 >= min(words, 6)} if cuts else {}


def _shown(heading: Heading, element: html.HtmlElement, statements: list[Statement]) -> str:
    """Return the headline without what else stands in its element."""
    if heading.level == PIECE:
        return _without_added(element, heading.text, statements)
    return (heading.level == NOT and _without_inlays(element)) or heading.text


def _without_added(element: html.HtmlElement, text: str, statements: list[Statement]) -> str:
    """Return the run of pieces that a statement consists of, or the statement if a date follows in the same text."""
    pieces = list(pieces_of(element))[:_MOST_PIECES]
    folded = [fold(piece) for piece in pieces]
    known = {fold(s.text) for s in statements}
    for start, end in combinations(range(len(pieces) + 1), 2):
        if " ".join(filter(None, folded[start:end])) in known:
            return stored("".join(pieces[start:end])) or text
    key = fold(text)
    for statement in statements:
        own = fold(statement.text)
        if key.startswith(own) and _ADDED.search(fold_letters(key[len(own) :])):
            return statement.text
    return text if any(fold(s.text).startswith(key) for s in statements) else _without_inlays(element) or text


def _without_inlays(element: html.HtmlElement) -> str | None:
    """Return the text outside of what is called a kicker, a date, a label."""

    def own(node: html.HtmlElement) -> Iterable[str]:
        yield node.text or ""
        for child in node:
            called = f"{child.get('class') or ''}".split() if isinstance(child.tag, str) else []
            if child.tag not in ("small", "time", "script", "style", "svg") and not any(map(_INLAYS.search, called)):
                yield from own(child)
            yield child.tail or ""

    return stored("".join(own(element)))


def _whole(text: str, statements: list[Statement], cut_at: int) -> str:
    """Return the longer statement of which a text is the beginning, if it was cut: by «…», or at so many letters."""
    if not _ENDING.search(text) and len(text) < cut_at:
        return text
    key = fold(text)
    longer = (s.text for s in statements if len(s.text) > len(text) and fold(s.text).startswith(key))
    whole = next((other for other in longer if not _ENDING.search(other)), text)
    return text if cuts_of(whole[len(text) - 1 : len(text) + 3]) else whole


def _spelt(text: str, statements: list[Statement], reader: Reader) -> str:
    """Return the title with the marks that most of the page's statements give it, if they differ in nothing else.

    The shape of a mark (“x” or "x") is the headline's own.
    """
    key = fold(text)
    given = [text, *filter(None, (stored(value) for name in _VOTERS for value in reader.page.metas.get(name, ())[:2]))]
    given += [found for s in statements if (found := s.text if fold(s.text) == key else s.parts.get(key))]
    if all(spelling == text for spelling in given):
        return text
    letters = _MARKS.sub("", text)
    same = [spelling for spelling in given if len(spelling) < _LONGEST and _MARKS.sub("", spelling) == letters]
    votes = Counter(map(_plain, same))
    most = max(votes.values(), default=0)  # of a headline that is longer than any title there is none
    if votes[_plain(text)] == most:
        return text
    return next(spelling for spelling in same if votes[_plain(spelling)] == most)


def _plain(text: str) -> str:
    return _QUOTES.sub('"', text).replace("–", "-").replace("—", "-").replace("…", "...").replace(" ", "")
