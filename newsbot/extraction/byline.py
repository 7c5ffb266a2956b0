"""Bylines: what of a line that says who wrote is a person, an agency, a place or a desk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from newsbot.arabic import clean, fold
from newsbot.extraction.agencies import agency_of, joined, may_name_agency
from newsbot.extraction.forms import FORM, kind_of
from newsbot.extraction.institutions import BEFORE, BEHIND, FUNCTION, LABELS
from newsbot.extraction.parts import LONGEST, parts_of, trimmed
from newsbot.extraction.people import (
    is_biography,
    is_given,
    is_initials,
    is_person,
    is_site,
    is_surely_person,
    split_names,
    without_biography,
    without_site,
)
from newsbot.extraction.towns import is_place, may_have_place

Kind = Literal["form", "writer", "camera", "agency", "place", "unknown", "initials", "desk", "unread"]

_AWAY = re.compile(r"^(.+?)\s+(?:من|في|ب)\s+(.+)$")  # «سمير عزيز من القاهرة»
_ACRONYM = re.compile("[A-Z]{2,5}")
_DESK_WORDS = 6
_OUTLET_WORDS = 3
_NO_DESK = FUNCTION | LABELS
_OF_TITLES = frozenset({"genre", "editor"})  # forms that begin titles too, «تحرير الأسعار»
_SECOND = frozenset({"camera", "editor"})  # forms of who signs where no writer does


class Piece(NamedTuple):
    """A piece of a byline and what it is; an agency's text is the name that is stored for it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. `raw` is the byline as printed; `desk` stands only where no person does."""

    authors: tuple[str, ...] = ()
    raw: str | None = None
    agency: str | None = None
    desk: str | None = None


def read_byline(names: Iterable[str], sites: frozenset[str], *, marked: bool = False) -> Byline:
    """Sort printed names into people, agencies and desks. Photographers and editors are authors only where nobody wrote.

    A given name alone is a person's only where the page has it `marked` as one.
    """
    given = [text for name in names if (text := " ".join(clean(name).split()))]
    if not given:
        return Byline()
    pieces = [piece for text in given for piece in pieces_of(text, sites)]
    if marked:
        pieces = [
            piece._replace(kind="writer") if piece.kind == "desk" and is_given(fold(piece.text)) else piece
            for piece in pieces
        ]
    return byline_of(pieces, " ، ".join(dict.fromkeys(given)))


def byline_of(pieces: list[Piece], raw: str | None) -> Byline:
    """Return what the pieces say together. Initials are a signature in place of a name, as a desk's is."""
    told: dict[Kind, list[str]] = {}
    for piece in pieces:
        told.setdefault(piece.kind, []).append(piece.text)
    authors = tuple(dict.fromkeys(told.get("writer") or told.get("camera") or ()))
    desks = [*told.get("desk", ()), *told.get("initials", ())]
    return Byline(authors, raw or None, joined(told.get("agency", [])), desks[0] if desks and not authors else None)


def pieces_of(text: str, sites: frozenset[str], *, sure: bool = False) -> list[Piece]:
    """Read a byline; with `sure` a person must be known by the given name, unless it stands behind «كتب:» or the like."""
    return list(_pieces_of(text[:LONGEST], sites, sure))


@lru_cache(1024)
def _pieces_of(text: str, sites: frozenset[str], sure: bool) -> tuple[Piece, ...]:
    """Return the pieces of a byline: one page prints it several times, and a site's pages have the same authors."""
    pieces: list[Piece] = []
    form = ""
    for part, quoted in parts_of(text):
        rest, known = part, sure
        match = None if quoted else FORM.match(part)
        if match and _is_desk(match, part, sites):
            if kind_of(match) in _OF_TITLES:
                pieces.append(Piece("unread" if sure else "desk", part))
                continue
        elif match:
            form, rest = kind_of(match), trimmed(part[match.end() :])
            pieces.append(Piece("form", match[0]))
        elif form == "verb" and pieces[-1].kind == "form":
            known = False
        if rest and not (pieces and pieces[-1].kind == "writer" and is_biography(rest)):
            pieces += _read(rest, form, sites, quoted=quoted, sure=known)
    if form in _OF_TITLES and pieces[-1].kind == "form" and not sure:
        pieces[-1] = Piece("desk", pieces[-1].text)  # «متابعات», and nobody named
    return tuple(pieces)


def _is_desk(match: re.Match[str], part: str, sites: frozenset[str]) -> bool:
    """Tell whether a form is a piece of a name instead: «تحرير تقنيات», «مكتب القاهرة», «لقاء حسن»."""
    rest = trimmed(part[match.end() :])
    if not rest or kind_of(match) in ("verb", "source", "cited"):
        return False
    return not any(is_surely_person(name, sites) for name in split_names(rest, sites)) and not rest.startswith(
        ("في ", "من ")
    )


@lru_cache(1024)
def _read(text: str, form: str, sites: frozenset[str], *, quoted: bool, sure: bool) -> tuple[Piece, ...]:
    """Return what a part is, behind the last form before it. Datelines of different length have the same parts."""
    if places := _agency_or_place(text):
        return tuple(places)
    if form in ("source", "cited"):  # a desk or an agency hands on what people wrote: «المصدر: سمير عزيز - دبي»
        people = _people(text, sites, sure=True) if form == "source" and not quoted else None
        return tuple(Piece("writer", name) for name in people or ())
    if quoted or is_initials(text):
        return (Piece("desk" if quoted else "initials", text),)
    if (people := _people(text, sites, sure=sure)) is not None:
        return tuple(Piece("camera" if form in _SECOND else "writer", name) for name in people)
    return (Piece("desk" if _is_signature(text, sites, sure=sure) else "unread", text),)


def _agency_or_place(text: str) -> list[Piece]:
    """Return an agency, a place, or both side by side without a separator, in either order."""
    if agency := agency_of(text):
        return [Piece("agency", agency)]
    if is_place(text):
        return [Piece("place", text)]
    words = text.split() if may_name_agency(text) and may_have_place(text) else []
    for number in range(1, len(words)):
        for one, other in ((words[:number], words[number:]), (words[number:], words[:number])):
            agency = agency_of(" ".join(one))
            if agency and is_place(" ".join(other)):
                return [Piece("agency", agency), Piece("place", " ".join(other))]
    return []


def _people(text: str, sites: frozenset[str], *, sure: bool) -> list[str] | None:
    """Return the people that a part names; None unless it names nobody else."""
    fits = is_surely_person if sure else is_person
    for candidate in dict.fromkeys((without_site(text, sites), without_biography(text), _at_home(text), text)):
        names = split_names(candidate, sites) if candidate else []
        if names and all(fits(name, sites) for name in names):
            return names
    return None


def _at_home(text: str) -> str | None:
    match = _AWAY.match(text)
    return match[1] if match and is_place(match[2]) else None


def _is_signature(text: str, sites: frozenset[str], *, sure: bool) -> bool:
    """Tell whether a part that is no person stands in a person's place: a desk, an outlet, an account."""
    if is_site(text, sites):
        return True
    words = fold(text).split()
    if sure:  # «العربية.نت», "CNN"
        called = words[:1] and (words[0] in BEFORE or words[-1] in BEHIND)
        return len(words) <= _OUTLET_WORDS and bool(called or _ACRONYM.fullmatch(text))
    if not words or len(words) > _DESK_WORDS:
        return False
    return any(word[0].isalpha() for word in words) and not _NO_DESK.intersection(words)
