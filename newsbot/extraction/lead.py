"""The lead: the beginning of a text that themes print between the headline and the element of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from lxml import html

from newsbot.arabic import fold
from newsbot.extraction.blocks import Block, BlockReader
from newsbot.extraction.clearing import picture_rule
from newsbot.extraction.dates import parse_date
from newsbot.extraction.days import gregorian_days
from newsbot.extraction.keys import key_of
from newsbot.extraction.scope import Scope

# What themes call it. Seen in: papers of Algeria (chapo), Lebanon (lead), Egypt (brief), Drupal (summary), Blogger.
_LEADS = re.compile(
    r"(?i)(?:^|[-_])(?:lead|lede|intro|introtext|chapo|chapeau|excerpt|summary|standfirst|brief|teaser|preface|abstract|desc|description)(?:$|[-_])"
)
# What stands in the same place and is none.
_OTHERS = re.compile(
    r"(?i)(?:^|[-_ ])(?:sub-?title|subheadline|deck|date|time|author|byline|meta(?:data)?|source|caption|credit|kicker|category|breadcrumbs?|tags?|share|views)"
)
_SENTENCE = 8  # words
_MANY = 150  # elements between a headline and its text
_UTC = ZoneInfo("UTC")
_ANY = datetime(2026, 1, 1, tzinfo=_UTC)  # whether a line is a date doesn't depend on the moment
_LINE = 14  # words of a date with its labels
_STAMPED = re.compile(
    r"\W*(?:ت[مّ]+\s+)?(?:(?:ال)?نشرت?|أضيفت?|حررت?|كتبت?|تاريخ|آخر|اخر|تحديث|published|updated|posted)\s*"
    r"(?:في|بتاريخ|يوم|النشر|الإضافة|تحديث|تعديل|on|at)?\s*[:：]"
)
_STAMPS, _FEW = 24, 4  # words
_LINKS = 0.3


def leads_of(scope: Scope, blocks: Sequence[Block], subtitle: str | None) -> list[Block]:
    """Return the blocks of sentences between the headline and the text that the text itself doesn't repeat."""
    outline, headline, parts = scope.outline, scope.number, scope.place.parts
    if headline is None or not parts or not headline < parts[0] <= headline + _MANY:
        return []
    said = " ".join(fold(block.text) for block in blocks[:6])
    known = {fold(subtitle or ""), fold(" ".join("".join(outline.elements[headline].itertext()).split()))}
    found: list[Block] = []
    number = outline.ends[headline]
    while number < parts[0]:
        if number in scope.around:  # what also holds the text
            number += 1
            continue
        if _may_lead(scope, number):
            reader = BlockReader(outline.numbers, _apart(scope, number))
            found += [
                b for b in reader.read(outline.elements[number]) if _is_lead(scope, b) and fold(b.text) not in known
            ]
        number = outline.ends[number]
    leads = [Block("text", block.text, block.linked, block.number) for block in found]
    return [lead for lead in leads if fold(lead.text).removesuffix(" ") not in said]


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
    inside = (number for number in outline.around(block.number) if number not in scope.around)
    return any(outline.tags[n] == "time" or _says(scope, n, _is_other) for n in inside)


def is_date_line(text: str) -> bool:
    """Tell whether a line says when, and little else."""
    if len(text.split()) > _LINE or not any(char.isdigit() for char in text):
        return False
    return bool(gregorian_days(key_of(text), "DMY", "UTC")) or parse_date(text, now=_ANY, timezone=_UTC) is not None


def is_dated_label(text: str) -> bool:
    """Tell a line that says when the article was published or changed: «نشر في: … | آخر تحديث: …»."""
    return (
        bool(_STAMPED.match(text)) and len(text.split()) <= _STAMPS and bool(gregorian_days(key_of(text), "DMY", "UTC"))
    )


def is_label(text: str) -> bool:
    """Tell a label whose value stands elsewhere: «تم النشر في:»."""
    return bool(_STAMPED.match(text)) and len(text.split()) <= _FEW and not any(char.isdigit() for char in text)


def _may_lead(scope: Scope, number: int) -> bool:
    outline = scope.outline
    if outline.rules[number] or outline.titles_in(number, outline.ends[number]) or not outline.prose[number]:
        return False
    if outline.tags[number] in ("ul", "ol", "table", "figure", "time") or _says(scope, number, _is_other):
        return False
    return picture_rule(outline, number, outline.prose[number] * 3) is None


def _apart(scope: Scope, number: int) -> set[html.HtmlElement]:
    """Return the elements inside a box that are furniture, lines to a picture, or tell of the article."""
    outline = scope.outline
    inside = range(number + 1, outline.ends[number])
    return {
        outline.elements[i] for i in inside
        if outline.rules[i] or _says(scope, i, _is_other) or picture_rule(outline, i, outline.prose[i] * 3)
    }  # fmt: skip


def _is_lead(scope: Scope, block: Block) -> bool:
    if block.linked > _LINKS * block.words or is_date_line(block.text):
        return False
    called = any(
        _says(scope, number, _is_called_lead)
        for number in scope.outline.around(block.number)
        if number not in scope.around
    )
    return block.words >= (_SENTENCE // 2 if called else _SENTENCE)


def _says(scope: Scope, number: int, fits: object) -> bool:
    element = scope.outline.elements[number]
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(fits(name) for name in names)  # type: ignore[operator] # a cached predicate


@lru_cache(4096)
def _is_called_lead(name: str) -> bool:
    return bool(_LEADS.search(name))


@lru_cache(4096)
def _is_other(name: str) -> bool:
    return bool(_OTHERS.search(name)) and not _LEADS.search(name)
