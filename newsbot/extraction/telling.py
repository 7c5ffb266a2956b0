"""Lines that tell of an article instead of telling it: when it was printed, who wrote it, in which section."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsbot.extraction import vocabulary
from newsbot.extraction.agencies import agency_of
from newsbot.extraction.blocks import Block
from newsbot.extraction.dates import parse_date
from newsbot.extraction.days import gregorian_days
from newsbot.extraction.keys import key_of
from newsbot.extraction.page import names_in
from newsbot.extraction.scope import Scope
from newsbot.extraction.towns import is_place

# What themes call what stands between a headline and its text and is neither.
_OTHERS = re.compile(
    r"(?i)(?:^|[-_ ])(?:sub-?title|sub-?head(?:line|ing)?|deck|date|time|author|byline|meta(?:data)?|source|caption|credit|kicker|category|breadcrumbs?|tags?|share|views)"
)
# What they call a lead, which is the text's beginning.
_LEADS = re.compile(
    r"(?i)(?:^|[-_])(?:lead|lede|intro|introtext|chapo|chapeau|excerpt|summary|standfirst|brief|teaser|preface|abstract|desc|description)(?:$|[-_])"
)
_UTC = ZoneInfo("UTC")
_ANY = datetime(2026, 1, 1, tzinfo=_UTC)  # whether a line is a date doesn't depend on the moment
_LINE = 14  # words of a date with its labels
_STAMPED = re.compile(
    r"\W*(?:ت[مّ]+\s+)?(?:(?:ال)?نشرت?|أضيفت?|حررت?|كتبت?|تاريخ|آخر|اخر|تحديث|published|updated|posted)\s*"
    r"(?:في|بتاريخ|يوم|النشر|الإضافة|تحديث|تعديل|on|at)?\s*[:：]"
)
_PRINTED = re.compile(r"\W*(?:تم\s+)?(?:ال)?(?:نشرت?|أضيفت?|حررت?|published|posted)\s")
_BARS = re.compile(r"\s*[|•·]\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
# What a line that is a date says besides numbers; any of it may be glued to an article or a conjunction.
_SAID_OF_DATES = frozenset(
    word
    for names in (
        *vocabulary.MONTHS.values(), *vocabulary.WEEKDAYS.values(), *vocabulary.HIJRI_MONTHS.values(),
        *vocabulary.LIBYAN_MONTHS.values(), *vocabulary.LABELS, *vocabulary.UNITS.values(), *vocabulary.DUALS.values(),
        *vocabulary.AM, *vocabulary.PM, *vocabulary.NOON, *vocabulary.NIGHT, *vocabulary.UTC_NAMES,
        *vocabulary.NAMED_DAYS, "الموافق لـ من عام سنة الساعة هجري هجرية ميلادي ميلادية منذ قبل توقيت بتوقيت المحلي النشر التحديث تعديل",
        "published updated posted on at st nd rd th",
    )
    for word in key_of(names.replace("_", " ")).split()
)  # fmt: skip
_STAMPS, _FEW = 24, 4  # words


def tells_of_article(scope: Scope, block: Block) -> bool:
    """Tell a line about the article («نشر في 3 يونيو», «المصدر: …») that stands where its text begins or ends.

    It is told by what the elements around it are called.
    """
    outline = scope.outline
    if (
        block.words > _LINE
        or block.kind == "quote"
        or not any(outline.holds(part, block.number) for part in scope.place.parts)
    ):
        return False
    return any(outline.tags[n] == "time" or is_called(scope, n, names_detail) for n in scope.apart(block.number))


def is_date_line(text: str) -> bool:
    """Tell whether a line says when, and little else."""
    if len(text.split()) > _LINE or not any(char.isdigit() for char in text):
        return False
    dated = bool(gregorian_days(key_of(text), "DMY", "UTC")) or parse_date(text, now=_ANY, timezone=_UTC) is not None
    if not dated:
        return False
    pieces = _BARS.split(text)
    if len(pieces) > 1:  # «أمن | 14:40 - 2026-11-25 | المصدر: …»
        return all(is_date_line(piece) or len(piece.split()) <= _FEW for piece in pieces)
    others = sum(1 for word in _others_in(text) if not is_place(word) and not agency_of(word))
    return others <= (_FEW if _PRINTED.match(text) else 1)


def _others_in(text: str) -> list[str]:
    """Return the words of a line that aren't said of dates."""
    return [word for word in _WORD.findall(key_of(text)) if word not in _SAID_OF_DATES]


def is_dated_label(text: str) -> bool:
    """Tell a line that says when the article was published or changed: «نشر في: … | آخر تحديث: …»."""
    if not _STAMPED.match(text) or len(text.split()) > _STAMPS:
        return False
    days = gregorian_days(key_of(text), "DMY", "UTC")
    return bool(days) and len(_others_in(text)) <= len(days)


def is_label(text: str) -> bool:
    """Tell a label whose value stands elsewhere: «تم النشر في:»."""
    return bool(_STAMPED.match(text)) and len(text.split()) <= _FEW and not any(char.isdigit() for char in text)


def is_called(scope: Scope, number: int, fits: Callable[[str], bool]) -> bool:
    """Tell whether a class name or id of an element fits."""
    return any(map(fits, names_in(scope.outline.elements[number])))


@lru_cache(4096)
def names_lead(name: str) -> bool:
    """Tell a class name of a lead."""
    return bool(_LEADS.search(name))


@lru_cache(4096)
def names_detail(name: str) -> bool:
    """Tell a class name of a date, a byline, a subtitle and their like."""
    return bool(_OTHERS.search(name)) and not _LEADS.search(name)
