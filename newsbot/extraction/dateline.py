"""Datelines: the place, agency and reporter that are printed at the head of a text, before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsbot.arabic import fold
from newsbot.extraction.agencies import agency_of, is_plain_word
from newsbot.extraction.byline import Kind, Piece, pieces_of
from newsbot.extraction.forms import FORMS, any_of
from newsbot.extraction.institutions import FUNCTION
from newsbot.extraction.people import is_given, is_namesake, is_person
from newsbot.extraction.towns import TOWNS, is_place

_LOOKED_AT = 100  # letters in which a dateline ends
_END = re.compile(r"\s*(?:(?:[-–—ـ]+|[:/])(?=\s|$|[«\"“])|:(?=[ء-ي]))|[)»\"”](?=\s|$)|$")
_BRACKETS = str.maketrans("", "", "()")
_EDGES = " -–—ـ:/،,|*"
_TODAY = ("اليوم", "الآن", "تايمز", "بوست", "سبورت", "24")  # at the end of an outlet's name
_MOST_WORDS = 3  # of a place that no table has
_SIGNED_VERB = re.compile(rf"(?:{any_of(FORMS['verb'])})\s*[-–—ـ:/]")  # «كتب أحمد: …» quotes what Ahmad wrote
_GLUED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?)\s?[-–—]\s?([^\W\d_]+)(?= [^\W\d_])")
# «المصورة فلانة: «…»», «فلان و«…»»: what is quoted behind a word is said or named, no paper.
_SAID = re.compile(r"[^\W\d_]\s*:?\s*(?:[«“„]|(?<=\s)\")")
_PARTS, _PARTS_BEHIND = re.compile(r"[-–—ـ:/]\s*$"), re.compile(r"\s*[-–—:/]")
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
        pieces = _placed(pieces_of(head, sites, sure=True), sites, whole=match.end() == len(text))
        if _is_pairing(head, pieces):
            break
        if not _is_vouched(pieces, head, text[match.end() :]):
            continue
        if _is_dateline(head, [piece for piece in pieces if piece.kind not in ("form", "camera")]):
            return Dateline(_place(head, pieces), head.strip(_EDGES), tuple(pieces))
    return _glued(text)


def _is_vouched(pieces: list[Piece], head: str, behind: str) -> bool:
    """Tell whether a place that no table has is one: a mark parts it from the sentence, where «وبحسب «رويترز» …» has none."""
    unknown = [piece.text for piece in pieces if piece.kind == "unknown"]
    lettered = any(char.isalpha() for text in unknown for char in text)
    parted = not behind or _PARTS.search(head) or _PARTS_BEHIND.match(behind)
    return not unknown or (lettered and bool(parted))


def _glued(text: str) -> Dateline:
    """Read a head that no mark parts from its sentence, «حلب-سانا أعادت ورشات …»."""
    match = _GLUED.match(text)
    agency = agency_of(match[2]) if match and is_place(match[1]) and not is_plain_word(match[2]) else None
    if not match or not agency:
        return Dateline()
    return Dateline(match[0], match[0], (Piece("place", match[1]), Piece("agency", agency)))


def _placed(pieces: list[Piece], sites: frozenset[str], *, whole: bool) -> list[Piece]:
    """Tell what a single unread piece is by those beside it.

    It is a place that no table has where an agency or the site's name proves it: «عين البيضاء (واج) –». Beside a known
    place and a reporter, or alone with one of them on a line, it is an outlet: «فلان - النافذة - جدة:». On a line of its
    own behind a place and an agency stands who wrote, «بغداد - واع - فلان», as does a given name that is a noun too.
    """
    unread = [number for number, piece in enumerate(pieces) if piece.kind == "unread"]
    if len(unread) != 1 or not _is_name(pieces[unread[0]].text):
        return pieces
    number, kinds = unread[0], {piece.kind for piece in pieces}
    text = pieces[number].text
    if whole and number == len(pieces) - 1 > 0 and _signs(text, kinds, sites):
        pieces[number] = Piece("writer", text)
        return pieces
    signs_today = whole and kinds == {"unread", "writer"} and text.endswith(_TODAY)
    if (number == 0 and kinds == {"unread", "agency"}) or (number and kinds == {"unread", "desk", "writer"}):
        pieces[number] = Piece("unknown", text)
    elif kinds == {"unread", "place", "writer"} or (whole and kinds == {"unread", "place"}) or signs_today:
        pieces[number] = Piece("desk", text)
    return pieces


def _signs(text: str, kinds: set[Kind], sites: frozenset[str]) -> bool:
    """Tell whether what is unread behind pieces of these kinds is a person's name."""
    if kinds == {"unread", "place", "agency"}:
        words = fold(text).split()
        formed = any(map(is_given, words)) or words[-1].endswith("ي")
        return formed and is_person(text, sites)
    return kinds == {"unread", "place"} and is_namesake(text, sites)


def _is_name(text: str) -> bool:
    words = fold(text).split()
    return len(words) <= _MOST_WORDS and not FUNCTION.intersection(words)


def _is_pairing(head: str, pieces: list[Piece]) -> bool:
    """Tell whether a head names the sides of a match or of a dispute, «المغرب - الجزائر: …»."""
    return len(pieces) > 1 and {piece.kind for piece in pieces} == {"place"} and not re.search("[،,(/]", head)


def _is_dateline(head: str, pieces: list[Piece]) -> bool:
    kinds = {piece.kind for piece in pieces}
    signed = kinds - {"place", "unknown"}
    if not kinds or "unread" in kinds or ("writer" in kinds and "place" not in kinds and _SAID.search(head)):
        return False
    if signed == {"agency"} and "place" not in kinds:
        return _is_agency_alone(head, pieces)
    if signed and kinds - {"desk"} != {"writer"}:
        return kinds not in ({"desk"}, {"initials"})
    if signed:  # a reporter without a place; «كتب أحمد: …» and «أحمد: …» quote Ahmad
        return "desk" in kinds or bool(_SIGNED_VERB.match(head))
    return bool(_SPACED_DASH.search(head)) or (head[-1] in ":/" and fold(head) in TOWNS)


def _is_agency_alone(head: str, pieces: list[Piece]) -> bool:
    """Tell whether an agency without a known place is the text's origin: «رويترز: …» cites it, «معا –» is a word."""
    if head.lstrip().startswith("(") and ")" in head:
        return True
    cited = head.rstrip()[-1:] == ":" and pieces[0].kind == "agency"
    return not cited and not any(is_plain_word(piece.text) for piece in pieces if piece.kind == "agency")


def _place(head: str, pieces: list[Piece]) -> str | None:
    """Return the part of a dateline that holds its place: all of it, or what stands before or behind a reporter's name."""
    places = [piece.text for piece in pieces if piece.kind in ("place", "unknown")]
    if not places:
        return None
    apart = [head]
    for piece in pieces:
        if piece.kind in ("writer", "camera", "initials", "form"):
            apart = [part for stretch in apart for part in stretch.split(piece.text)]
    text = next((part for part in apart if places[0] in part), head).strip(_EDGES)
    if text.startswith("(") or text.count("(") != text.count(")"):
        text = text.translate(_BRACKETS)
    return text.strip(_EDGES) or None
