"""The visible headline: which element of a page shows it, told by what the page calls itself in its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import html

from newsbot.arabic import fold
from newsbot.extraction.alike import alike, overlap
from newsbot.extraction.furniture import CODE
from newsbot.extraction.kinds import Kind
from newsbot.extraction.names import Names, leads_home
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import raw_text
from newsbot.extraction.reader import stored
from newsbot.extraction.standing import Standing

# What themes call a title: h2 of Joomla, <span class="ItemTitle"> of ASP.NET, <td class="news_heading"> of PHP-Nuke.
_TITLES = Kind(re.compile(r"(?i)(?<!sub)(?<!sub[-_])title|head-?line|heading|^subject$").search)
# What only an article's own headline is called.
_OWN = Kind(
    re.compile(
        r"(?i)(?:entry|post|article|news|single|story|item|node|details?)[-_]{0,2}(?:title|head(?:line|ing))"
    ).search
)
_TITLE_WORDS = 60  # what a theme calls a title and holds more is a wrapper
_LETTERS = 2000  # with the white space of the source
_INSIDE = 60  # elements inside a headline
_MOST = 1500  # elements looked at
_OWN_MOST = 20
_INLINE = frozenset({"a", "b", "big", "center", "em", "font", "i", "small", "span", "strong", "u"})
_BESIDE = 20  # words of a kicker, a date and a byline in the same heading
_SAYS = 3  # words: fewer may be a section's name


@dataclass(frozen=True, slots=True)
class Heading:
    """An element that may be the headline, and how well it fits."""

    number: int
    text: str
    key: str
    level: int


WHOLE, PART, PIECE, NEARLY, NOT = range(5)


class Search:
    """A search for what shows one of `wholes`, the statements of a page about its title, or of `parts` of them."""

    def __init__(self, outline: Outline, names: Names, url: str, wholes: Iterable[str], parts: Iterable[str]) -> None:
        self._outline, self._names, self._url = outline, names, url
        self._wholes = frozenset(wholes)
        self._parts = frozenset(parts)
        self._words = frozenset(word for text in self._wholes | self._parts for word in text.split())
        self._keys = frozenset(map(fold, self._wholes)), frozenset(map(fold, self._parts))
        counts = [len(text.split()) for text in self._wholes | self._parts]
        self._shortest, self._longest = min(counts, default=0), max(counts, default=0)
        self._standing = Standing(outline, url)
        self._unfit: set[int] = set()

    def find(self) -> Heading | None:
        """Return an <h1> that fits, else what fits best, else what is plainly a headline."""
        firsts = self._read(self._tagged("h1"), NOT)
        fitting = self._best(firsts, PIECE)
        if fitting and not self._standing.is_copy(fitting.number):
            return fitting
        numbers = (*self._marked(), *self._tagged("h2", "h3", "h4"), *self._outline.named(_TITLES))
        others = self._read(self._unlinked(numbers), NEARLY)
        if best := self._best([*filter(None, [fitting]), *others], PART):
            return best
        others += self._read((number for number in numbers if not self._outline.prose[number]), NEARLY)  # mostly cards
        return (
            self._best(others, PART)
            or fitting
            or self._best([*firsts, *others], NEARLY)
            or self._best(self._read(self._as_long(), PART), PART)
            or self._plain(firsts, (*self._marked(), *self._outline.named(_OWN)))
            or (None if self._wholes else self._plain([], numbers))
        )

    def _best(self, headings: Iterable[Heading], level: int) -> Heading | None:
        fitting = (heading for heading in headings if heading.level <= level)
        return min(fitting, key=lambda heading: (self._standing.is_copy(heading.number), heading.level), default=None)

    def _read(self, numbers: Iterable[int], level: int) -> list[Heading]:
        """Return the headings that fit so well and aren't the site's own name, in their order."""
        found = []
        for number in islice(dict.fromkeys(numbers), _MOST):
            if level < NOT and number in self._unfit:
                continue
            raw = self._text(number)
            if not 0 < len(raw) <= _LETTERS or (level < NOT and not self._may_fit(raw)):
                self._unfit.add(number)
                continue
            element = self._outline.elements[number]
            text = stored("".join(pieces_of(element)) if len(element) else raw) or stored(raw) or ""
            key = fold(text)
            if key and key not in self._names.known and (fits := self._level(key)) <= level:
                found.append(Heading(number, text, key, fits))
        return found

    def _text(self, number: int) -> str:
        """Return an element's text, of a picture its alternative; nothing of what is too long for a title."""
        outline, element = self._outline, self._outline.elements[number]
        words = outline.prose[number] + outline.linked[number]
        if words > _TITLE_WORDS or outline.ends[number] - number > _INSIDE:
            return ""
        if words:
            return raw_text(element)
        return next((alt for image in element.iter("img") if (alt := image.get("alt"))), "")

    def _may_fit(self, raw: str) -> bool:
        """Tell cheaply, before anything is folded, that a text shares half of its words with what it may be."""
        words = raw.split()
        if not self._shortest <= len(words) * 2 <= 2 * (self._longest + _BESIDE):
            return False
        shared = sum(word in self._words for word in words)
        return shared > 0 and shared * 2 >= min(len(words), self._shortest)

    def _level(self, key: str) -> int:
        wholes, parts = self._keys
        if key in wholes:
            return WHOLE
        if key in parts:
            return PART
        if any(overlap(key, whole) for whole in wholes):
            return PIECE
        return NEARLY if any(alike(key, known) for known in (*wholes, *parts)) else NOT

    def _tagged(self, *tags: str) -> list[int]:
        outline = self._outline
        return [outline.numbers[element] for element in islice(outline.elements[0].iter(*tags), _MOST)]

    def _marked(self) -> list[int]:
        return self._outline.attributes.get(("itemprop", "headline"), [])

    def _unlinked(self, numbers: Iterable[int]) -> Iterator[int]:
        """Yield the elements that hold more than links."""
        return (number for number in numbers if self._outline.prose[number])

    def _as_long(self) -> Iterator[int]:
        """Yield the elements with as many words as a statement, whatever they are called; of nested blocks the inner."""
        outline = self._outline
        counts = {len(text.split()) for text in self._wholes | self._parts}
        sums = list(map(int.__add__, outline.prose, outline.linked))
        for number, words in enumerate(sums):
            element = outline.elements[number]
            if words in counts and element.tag not in ("html", "head", "title", "body"):
                blocks = (outline.numbers.get(child) for child in element if child.tag not in _INLINE)
                if not any(block is not None and sums[block] == words for block in blocks):
                    yield number

    def _plain(self, headings: list[Heading], numbers: Iterable[int]) -> Heading | None:
        """Return the heading that is plainly the page's headline, though its head says something else."""
        more = self._read(islice(self._unlinked(numbers), _OWN_MOST), NOT)
        plain = [heading for heading in (*headings, *more) if self._is_plain(heading)]
        found = next((h for h in plain if self._words & set(h.text.split())), next(iter(plain), None))
        return found or self._only(headings)

    def _only(self, headings: list[Heading]) -> Heading | None:
        """Return the page's one <h1>, however short, where its head says nothing: columns have titles of two words."""
        if len(headings) != 1 or self._wholes or self._names.is_only(headings[0].text):
            return None
        number = headings[0].number
        led_home = leads_home(self._outline.elements[number], self._url)
        return None if led_home or self._standing.is_copy(number) or self._standing.in_header(number) else headings[0]

    def _is_plain(self, heading: Heading) -> bool:
        if (
            self._standing.is_copy(heading.number)
            or len(heading.key.split()) < _SAYS
            or self._names.is_only(heading.text)
        ):
            return False
        if leads_home(self._outline.elements[heading.number], self._url):
            return False
        return not self._standing.in_header(heading.number)


def pieces_of(element: html.HtmlElement) -> Iterator[str]:
    """Yield the texts of an element one by one, without those of code."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in CODE:
            yield from pieces_of(child)
        if child.tail:
            yield child.tail
