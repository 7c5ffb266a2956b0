"""Patterns: the form of a site's article addresses, learnt from articles that a feed, a sitemap or the ledger knows.

An address is taken apart into slots, the segments of its path and the parameters of its query. What the known articles
have in common in a slot, be it a date, a number, a word or a title, is what others are told by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote_plus, urlsplit

from newsbot import urls

FEWEST = 8  # known articles: of fewer, what they have in common may be chance
_SHARE = 20  # a form that fewer than one in so many have isn't the articles' own
_MOST_WORDS = 2  # of a slot with more, such as a section's name, the known articles don't show all
_SPREAD = 2  # digits more or less than the known numbers have: a site's years
_NEARLY_ALL = 0.9
_EXTENSION = re.compile(r"(?i)\.(?:html?|php|aspx?|jsp|cfm|shtml)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(?:19|20)\d\d[-_.]?\d\d?[-_.]?\d\d?")
_MONTH_OR_DAY = re.compile(r"\d{1,2}")
_NUMBER = re.compile(r"\d+")
_NUMBERED = re.compile(r"\d{3,}[-_,.].+|.+[-_,.]\d{3,}|(?=.*\d)[a-z\d]{5,}")  # a title with its number, a code
_WORDS = re.compile(r"[^\W_]+")

# Words before what is no article on most sites. Where all known articles have one of them, it is theirs.
_ARCHIVES = frozenset(
    {"category", "categories", "section", "sections", "tag", "tags", "author", "authors", "page", "source"}
)

Coarse = Literal["date", "number", "text"]
Kind = Literal["date", "number", "fixed", "numbered", "title"]


@dataclass(frozen=True, slots=True)
class Seen:
    """An address taken apart. A slot's name is that of a parameter, "" for a segment of the path."""

    names: tuple[tuple[str, Coarse], ...]
    texts: tuple[str, ...]
    extension: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What the known articles have in one place. `least` and `most` count the digits of numbers, the words of titles."""

    kind: Kind
    words: frozenset[str] = frozenset()
    least: int = 0
    most: int = 0

    def fits(self, text: str, *, told: bool) -> bool:
        """Tell whether a text fits; with `told` another slot says already that this is an article."""
        if self.kind == "fixed":
            return text in self.words
        if self.kind == "number":
            return told or self.least - _SPREAD <= len(text) <= self.most + _SPREAD
        if self.kind == "numbered":
            return bool(_NUMBERED.fullmatch(text))
        return self.kind == "date" or (text not in _ARCHIVES and (told or len(_WORDS.findall(text)) >= self.least))


@dataclass(frozen=True, slots=True)
class Shape:
    """A form that many of the known articles have."""

    names: tuple[tuple[str, Coarse], ...]
    extension: str
    slots: tuple[Slot, ...]

    @property
    def telling(self) -> bool:
        """Whether pages of another kind hardly have this form."""
        return self.marked or any(slot.kind == "fixed" for slot in self.slots)

    @property
    def marked(self) -> bool:
        """Whether even sections of the same kind, such as /news/sport/, hardly have it: a number or a date is in it."""
        return any(slot.kind in ("date", "number", "numbered") for slot in self.slots)

    def fits(self, seen: Seen) -> bool:
        """Tell whether an address has this form."""
        if (seen.names, seen.extension) != (self.names, self.extension):
            return False
        # Behind a word or a date of its own a number may be any (the first article has the number 1), and a title a word.
        before = [None, *self.slots[:-1]]
        return all(
            slot.fits(
                text, told=self.marked if slot.kind == "title" else one is not None and one.kind in ("fixed", "date")
            )
            for one, slot, text in zip(before, self.slots, seen.texts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Patterns:
    """The forms of a site's article addresses; none if too few are known."""

    shapes: tuple[Shape, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was learnt."""
        return bool(self.shapes)

    @property
    def tight(self) -> bool:
        """Whether an address that doesn't fit is hardly an article's: other pages have none of these forms."""
        return bool(self.shapes) and all(shape.telling for shape in self.shapes)

    def fits(self, url: str) -> bool:
        """Tell whether an address has the form of an article's."""
        seen = _seen(url)
        return any(shape.fits(seen) for shape in self.shapes)

    def fits_closely(self, url: str) -> bool:
        """Tell whether it has one that sections hardly have."""
        seen = _seen(url)
        return any(shape.marked and shape.fits(seen) for shape in self.shapes)


def learn(known: Iterable[str]) -> Patterns:
    """Return the patterns of the addresses of known articles, of which there have to be eight or more."""
    distinct = sorted({urls.plain(url) for url in known})
    if len(distinct) < FEWEST:
        return Patterns()
    families: dict[tuple[object, ...], list[Seen]] = {}
    taken = [_seen(url) for url in distinct]
    for seen in [one for one in taken if _ARCHIVES.isdisjoint(one.texts)] or taken:
        families.setdefault((seen.names, seen.extension), []).append(seen)
    common = [family for family in families.values() if len(family) * _SHARE >= len(distinct) and len(family) > 1]
    return Patterns(tuple(_generalised(family) for family in sorted(common, key=len, reverse=True)))


def _generalised(family: Sequence[Seen]) -> Shape:
    columns = zip(*(seen.texts for seen in family), strict=True)
    slots = tuple(_slot(kind, texts) for (_, kind), texts in zip(family[0].names, columns, strict=True))
    return Shape(family[0].names, family[0].extension, slots)


def _slot(kind: Coarse, texts: Sequence[str]) -> Slot:
    counted = Counter(texts)
    if kind == "date":
        return Slot("date")
    if kind == "number":
        return Slot("number", least=min(map(len, texts)), most=max(map(len, texts)))
    if len(counted) == 1 or (len(counted) <= _MOST_WORDS and min(counted.values()) >= FEWEST):
        return Slot("fixed", frozenset(counted))
    if sum(bool(_NUMBERED.fullmatch(text)) for text in texts) >= _NEARLY_ALL * len(texts):
        return Slot("numbered")
    return Slot("title", least=min(len(_WORDS.findall(text)) for text in texts))


def _seen(url: str) -> Seen:
    parts = urlsplit(urls.plain(urls.clean(url) or url))
    path = urls.shown(parts.path).rstrip("/").lower()
    extension = _EXTENSION.search(path)
    segments = path[: extension.start() if extension else None].split("/")[1:]
    pairs = sorted(pair.partition("=")[::2] for pair in parts.query.lower().split("&") if pair)
    values = [unquote_plus(value) for _, value in pairs]
    names = [("", kind) for kind in _kinds(segments)]
    names += [(f"{name}=", _kinds([value])[0]) for (name, _), value in zip(pairs, values, strict=True)]
    return Seen(tuple(names), (*segments, *values), extension[0] if extension else "")


def _kinds(texts: Sequence[str]) -> list[Coarse]:
    """Return the coarse kinds of segments: what has two digits is a month or a day behind a year."""
    kinds: list[Coarse] = []
    behind = 0
    for text in texts:
        date = _YEAR.fullmatch(text) or _DAY.fullmatch(text) or (behind and _MONTH_OR_DAY.fullmatch(text))
        kinds.append("date" if date else "number" if _NUMBER.fullmatch(text) else "text")
        behind = 2 if _YEAR.fullmatch(text) else max(0, behind - 1)
    return kinds
