"""Signatures: the lines at the head and the foot of a text that say who wrote it, «بقلم: …», «(رويترز)», a bare name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsbot.arabic import fold
from newsbot.article import Paragraph
from newsbot.extraction.agencies import agency_of, is_plain_word
from newsbot.extraction.byline import Byline, Piece, byline_of, pieces_of
from newsbot.extraction.dateline import Dateline, read_dateline
from newsbot.extraction.people import is_given, without_title

_LINE = 12  # words
_BARE = 5  # words of a line that is a name and nothing else
_NOTE = 20  # words of a note on who the author is
_STARS = "*• "
# What stands behind the last sentence: «… . (رويترز)», «… المصدر: وكالات».
_TRAILING = re.compile(r"[\[(]\s*([^()\[\]]{2,40})\s*[\])]\s*\.?$|(?:المصدر|المصادر|مصدر)\s*[:/-]\s*([^:]{2,40})$")
_NOTE_BEGINS = re.compile(
    r"^(?:كاتب|باحث|صحفي|صحافي|إعلامي|اعلامي|أستاذ|استاذ|أكاديمي|محلل|محام|خبير|روائي|شاعر|ناقد|مفكر|رئيس|مدير|ناشط|عضو|سفير|وزير)"
)
_VERB = re.compile(r"ي.{2,}[^ي]$|(?:ب|ك|ف)ال|لل")  # in the present tense; or a noun behind a preposition
_SIGNED = frozenset({"writer", "agency", "initials"})


def read_head(paragraphs: Sequence[Paragraph], sites: frozenset[str]) -> tuple[Byline, Dateline]:
    """Return the byline in the first two paragraphs, and the dateline of the first that is no byline."""
    byline, told = Byline(), [p for p in paragraphs[:3] if p.kind != "caption"]
    for paragraph in told[:2]:
        pieces = signing_pieces(paragraph.text, sites)
        if any(p.kind == "form" for p in pieces) and not any(p.kind == "place" for p in pieces):
            byline = byline if byline.raw else byline_of(pieces, paragraph.text)
            continue
        dateline = read_dateline(paragraph.text, sites)
        if dateline.pieces or paragraph is not told[0] or len(paragraph.text.split()) > _LINE:
            return byline, dateline
    return byline, Dateline()


def read_foot(paragraphs: Sequence[Paragraph], sites: frozenset[str]) -> Byline:
    """Return the signature in the last paragraph, or before a note on who the author is."""
    told = [p.text for p in paragraphs if p.kind in ("text", "heading", "list_item")]
    for text in reversed(told[1:][-2:]):
        line = text.strip(_STARS)
        if pieces := _signature(line, sites):
            return byline_of(pieces, text)
        if agency := _trailing_agency(text):
            return Byline(raw=agency, agency=agency)
        if len(line.split()) > _NOTE or not (text[0] in _STARS or _NOTE_BEGINS.match(line)):
            break
    return Byline()


def is_signature(text: str) -> bool:
    """Tell whether a last line signs a text, whatever it is set in: a name in bold is no heading that nothing follows."""
    return bool(_signature(text.strip(_STARS), frozenset()))


def _signature(line: str, sites: frozenset[str]) -> list[Piece]:
    """Return the pieces of a last line that signs; [] if it is something else."""
    pieces = signing_pieces(line, sites)
    if line.rstrip().endswith(":"):  # who speaks next
        return []
    return pieces if any(p.kind != "writer" for p in pieces) or all(map(_is_bare_name, pieces)) else []


def _is_bare_name(piece: Piece) -> bool:
    """Tell whether what stands alone on a line is surely a name: «أحمد يفوز بالسباق» begins with one."""
    words = fold(piece.text).split()
    later = (word for word in words[1:] if not is_given(word))
    return len(words) <= _BARE and not any(_VERB.match(word) for word in later)


def signing_pieces(text: str, sites: frozenset[str]) -> list[Piece]:
    """Return the pieces of a line that is a byline and nothing else; [] if it isn't."""
    if len(text.split()) > _LINE or (text.rstrip()[-1:] in (".", "؟", "!", "?") and not _trailing_agency(text)):
        return []
    pieces = pieces_of(text, sites, sure=True)
    agencies = [p.text for p in pieces if p.kind == "agency"]
    if any(p.kind in ("unread", "desk") for p in pieces) or not _SIGNED.intersection(p.kind for p in pieces):
        return []
    plain = len(pieces) == len(agencies) == 1 and is_plain_word(text)
    return [] if plain else pieces


def _trailing_agency(text: str) -> str | None:
    match = _TRAILING.search(text)
    named = [part for part in re.split("[،,/+و-]", match[1] or match[2]) if part.strip()] if match else []
    found = agency_of(match[1] or match[2]) if match else None
    return found or next((agency for part in named if (agency := agency_of(part))), None)


def is_copy_of_byline(text: str, authors: Iterable[str]) -> bool:
    """Tell whether a paragraph only repeats a byline that names one or more of the authors and nobody else."""
    if len(text.split()) > _LINE:
        return False
    known = {fold(without_title(name)) for name in authors}
    pieces = pieces_of(text, frozenset())
    names = {fold(without_title(p.text)) for p in pieces if p.kind in ("writer", "camera")}
    return bool(names) and names <= known and not any(p.kind in ("unread", "desk", "initials") for p in pieces)
