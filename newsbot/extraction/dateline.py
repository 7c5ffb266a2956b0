"""Datelines: the place, agency and reporter that are printed at the head of a text, before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsbot.arabic import fold
from newsbot.extraction.agencies import is_plain_word
from newsbot.extraction.byline import Piece, pieces_of
from newsbot.extraction.forms import FORMS, any_of
from newsbot.extraction.institutions import NO_PERSON
from newsbot.extraction.towns import TOWNS

_LOOKED_AT = 100  # letters in which a dateline ends
_END = re.compile(r"\s*(?:[-–—ـ]+|[:/])(?=\s|$|[«\"“])|[)»\"”](?=\s|$)|$")
_BRACKETS = str.maketrans("", "", "()")
_EDGES = " -–—ـ:/،,|"
_MOST_WORDS = 3  # of a place that no table has
_SIGNED_VERB = re.compile(rf"(?:{any_of(FORMS['verb'])})\s*[-–—ـ:/]")  # «كتب أحمد: …» quotes what Ahmad wrote
_SPACED_DASH = re.compile(r"\s[-–—ـ]+$|[-–—]{2}$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands at the head of a text. `text` is its place with the agency, as printed; `raw` has the reporter too."""

    text: str | None = None
    raw: str | None = None
    pieces: tuple[Piece, ...] = ()


def read_dateline(text: str, sites: frozenset[str]) -> Dateline:
    """Read the longest head of a text that consists of nothing but places, agencies, outlets, dates and reporters."""
    ends = [match for match in _END.finditer(text[: _LOOKED_AT + 1]) if match.end() <= _LOOKED_AT]
    for match in reversed(ends):
        head = text[: match.end()]
        if head.count("(") != head.count(")") or head.count("«") != head.count("»"):
            continue
        pieces = [_placed(piece, number) for number, piece in enumerate(pieces_of(head, sites, sure=True))]
        if _is_pairing(head, pieces):
            break
        if _is_dateline(head, [piece for piece in pieces if piece.kind != "form"]):
            return Dateline(_place(head, pieces), head.strip(_EDGES), tuple(pieces))
    return Dateline()


def _placed(piece: Piece, number: int) -> Piece:
    """Take what stands first for a place where no table has it: «عين البيضاء (واج) –». The agency must prove it."""
    words = fold(piece.text).split()
    if piece.kind == "unread" and number == 0 and len(words) <= _MOST_WORDS and not NO_PERSON.intersection(words):
        return Piece("unknown", piece.text)
    return piece


def _is_pairing(head: str, pieces: list[Piece]) -> bool:
    """Tell whether a head names the sides of a match or of a dispute, «المغرب - الجزائر: …»."""
    return len(pieces) > 1 and {piece.kind for piece in pieces} == {"place"} and not re.search("[،,(/]", head)


def _is_dateline(head: str, pieces: list[Piece]) -> bool:
    kinds = [piece.kind for piece in pieces]
    if not kinds or "unread" in kinds or "camera" in kinds:
        return False
    places, signed = kinds.count("place"), {"agency", "writer", "initials", "desk"}.intersection(kinds)
    agency = next((piece for piece in pieces if piece.kind == "agency"), None)
    if "unknown" in kinds:
        return agency is not None and not is_plain_word(agency.text) and len(kinds) == 2  # noqa: PLR2004 - and nothing else
    if not places:
        if _SIGNED_VERB.match(head) and signed == {"writer"}:
            return True
        bracketed = head.lstrip().startswith("(") and ")" in head
        return signed == {"agency"} and agency is not None and (bracketed or not is_plain_word(agency.text))
    if signed:
        return True
    return bool(_SPACED_DASH.search(head)) or (head[-1] in ":/" and fold(head) in TOWNS)


def _place(head: str, pieces: list[Piece]) -> str | None:
    """Return the part of a dateline that holds its place: all of it, or what stands before or behind a reporter's name."""
    if not any(piece.kind in ("place", "unknown") for piece in pieces):
        return None
    apart = [head]
    for piece in pieces:
        if piece.kind in ("writer", "initials", "form"):
            apart = [part for stretch in apart for part in stretch.split(piece.text)]
    placed = [part for part in apart if any(piece.kind == "place" for piece in pieces_of(part, frozenset(), sure=True))]
    text = (placed or apart)[0].strip(_EDGES)
    if text.startswith("(") or text.count("(") != text.count(")"):
        text = text.translate(_BRACKETS)
    return text.strip(_EDGES) or None
