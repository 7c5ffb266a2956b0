"""Signatures: the lines at the head and the foot of a text that say who wrote it, «بقلم: …», «(رويترز)», a bare name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsbot.arabic import fold
from newsbot.article import Paragraph
from newsbot.extraction.agencies import agency_of, is_plain_word
from newsbot.extraction.byline import Byline, Piece, byline_of, pieces_of
from newsbot.extraction.dateline import Dateline, read_dateline
from newsbot.extraction.forms import FORM, any_of, kind_of
from newsbot.extraction.people import is_given, is_person, is_site, without_title

_LINE = 12  # words
_BARE = 5  # words of a line that is a name and nothing else
_NOTE = 20  # words of a note on who the author is
_STARS = "*• "
_EDGES = " .…|–—-"
# What stands behind the last sentence: «… . (رويترز)», «… المصدر: وكالات».
_TRAILING = re.compile(r"[\[(]\s*([^()\[\]]{2,40})\s*[\])]\s*\.?$|(?:المصدر|المصادر|مصدر)\s*[:/-]\s*([^:]{2,40})$")
_NOTE_BEGINS = re.compile(
    r"^(?:كاتب|باحث|صحفي|صحافي|إعلامي|اعلامي|أستاذ|استاذ|أكاديمي|محلل|محام|خبير|روائي|شاعر|ناقد|مفكر|رئيس|مدير|ناشط|عضو|سفير|وزير)"
)
# Behind a title: «… .. بقلم: فلان», «… – فلان».
_COMMA = re.compile("[،,]")
_PEN = any_of(("بقلم", "بقلم الكاتب", "بقلم الكاتبة"))
_TITLED = re.compile(rf"(?:(?:^|\s)(?:{_PEN})\s*[:/]|(?:\.\.|[…|–—-])\s*(?:{_PEN})\s).+$")  # not «رواية بقلم فلان»
_BEHIND_DASH = re.compile(r"\s[-–—|:]\s*([^–—|:]+)$")
_VERB = re.compile(r"ي.{2,}[^ي]$|(?:ب|ك|ف)ال|لل")  # in the present tense; or a noun behind a preposition
_SIGNED = frozenset({"writer", "agency", "initials"})


def read_head(paragraphs: Sequence[Paragraph], sites: frozenset[str]) -> tuple[Byline, Dateline]:
    """Return the byline in the first two paragraphs, and the dateline of the first that is no byline."""
    byline, told = Byline(), [p for p in paragraphs[:3] if p.kind != "caption"]
    for paragraph in told[:2]:
        if name := _starred(paragraph.text, paragraphs[-1].text, sites):
            return Byline((name,), paragraph.text), Dateline()
        pieces = signing_pieces(paragraph.text, sites)
        if any(p.kind == "form" for p in pieces) and not any(p.kind == "place" for p in pieces):
            byline = byline if byline.raw else byline_of(pieces, paragraph.text)
            continue
        dateline = read_dateline(paragraph.text, sites)
        if dateline.pieces or paragraph is not told[0] or len(paragraph.text.split()) > _LINE:
            return byline, dateline
    return byline, Dateline()


def _starred(text: str, last: str, sites: frozenset[str]) -> str | None:
    """Return the name in a head whose star leads to a note on its bearer at the foot, «فلان*» … «* كاتب من …»."""
    name = text.strip(_STARS)
    if not (text.endswith("*") and last.startswith("*") and _NOTE_BEGINS.match(last.strip(_STARS))):
        return None
    return name if len(name.split()) <= _BARE and is_person(name, sites) else None


def read_title(title: str, paragraphs: Sequence[Paragraph], sites: frozenset[str]) -> Byline:
    """Return the byline at the end of a title, «… .. بقلم: فلان»; behind a dash the text's last line must repeat it."""
    if match := _TITLED.search(title):
        line = match[0].strip(_EDGES)
        pieces = [p for p in pieces_of(line, sites) if p.kind != "desk" or not is_site(p.text, sites)]
        return byline_of(pieces, line) if all(p.kind in ("form", "writer") for p in pieces) else Byline()
    match = _BEHIND_DASH.search(title) if paragraphs else None
    name = match[1].strip() if match else ""
    if not name or fold(name) != fold(paragraphs[-1].text.strip(_STARS)) or is_site(name, sites):
        return Byline()
    words = fold(without_title(name)).split()
    named = 1 < len(words) < _BARE and (is_given(words[0]) or is_person(name, sites))
    return Byline((name,), name) if named else Byline()


def read_told(lines: Iterable[str], sites: frozenset[str]) -> Byline:
    """Return what lines that a page marks as telling of its article say of who wrote: «المصدر: سمير عزيز - دبي».

    A name alone may be a tag or a subtitle, and one before a comma one of several tags: a form, a place, an agency or
    the site's name must stand beside it.
    """
    handed = Byline()
    for line in lines:
        pieces = pieces_of(line, sites, sure=True) if len(line.split()) <= _LINE else []
        kinds = {p.kind for p in pieces if p.kind != "desk" or is_site(p.text, sites)}
        tags = kinds == {"writer", "place"} and _COMMA.search(line)
        if "writer" in kinds and len(kinds) > 1 and "unread" not in kinds and not tags:
            return byline_of(pieces, line)
        if "agency" in kinds and kinds <= {"form", "place", "agency"} and not is_plain_word(line):
            handed = handed if handed.raw else byline_of(pieces, line)
    return handed


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
    if line.rstrip().endswith(":") or _quotes(pieces):  # who speaks next, or is quoted
        return []
    return pieces if any(p.kind != "writer" for p in pieces) or all(map(_is_bare_name, pieces)) else []


def _quotes(pieces: list[Piece]) -> bool:
    """Tell a note on where a text was taken from, «المصدر: فلان», from who signs it."""
    return {p.kind for p in pieces} == {"form", "writer"} and any(
        p.kind == "form" and (match := FORM.match(p.text)) and kind_of(match) == "source" for p in pieces
    )


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
    if any(
        p.kind == "unread" or (p.kind == "desk" and not is_site(p.text, sites)) for p in pieces
    ) or not _SIGNED.intersection(p.kind for p in pieces):
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
