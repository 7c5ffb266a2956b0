"""The lead: the beginning of a text that themes print between the headline and the element of the text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import html

from newsbot.arabic import fold
from newsbot.extraction.blocks import Block, BlockReader
from newsbot.extraction.clearing import picture_rule
from newsbot.extraction.page import text_of
from newsbot.extraction.scope import Scope
from newsbot.extraction.telling import is_called, is_date_line, names_detail, names_lead

_SENTENCE = 8  # words
_MANY = 150  # elements between a headline and its text
_LINKS = 0.3


def leads_of(scope: Scope, blocks: Sequence[Block], subtitle: str | None) -> list[Block]:
    """Return the blocks of sentences between the headline and the text that the text itself doesn't repeat."""
    outline, headline, parts = scope.outline, scope.number, scope.place.parts
    if headline is None or not parts or not headline < parts[0] <= headline + _MANY:
        return []
    known = {fold(subtitle or ""), fold(text_of(outline.elements[headline]))}
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
    if not found:
        return []
    said = " ".join(fold(block.text) for block in blocks[:6])
    leads = [Block("text", block.text, block.linked, block.number) for block in found]
    return [lead for lead in leads if fold(lead.text) not in said]


def _may_lead(scope: Scope, number: int) -> bool:
    outline = scope.outline
    if outline.rules[number] or outline.titles_in(number, outline.ends[number]) or not outline.prose[number]:
        return False
    if outline.tags[number] in ("ul", "ol", "table", "figure", "time") or is_called(scope, number, names_detail):
        return False
    return picture_rule(outline, number, outline.prose[number] * 3) is None


def _apart(scope: Scope, number: int) -> set[html.HtmlElement]:
    """Return the elements inside a box that are furniture, lines to a picture, or tell of the article."""
    outline = scope.outline
    inside = range(number + 1, outline.ends[number])
    return {
        outline.elements[i] for i in inside
        if outline.rules[i] or is_called(scope, i, names_detail) or picture_rule(outline, i, outline.prose[i] * 3)
    }  # fmt: skip


def _is_lead(scope: Scope, block: Block) -> bool:
    if block.linked > _LINKS * block.words or is_date_line(block.text):
        return False
    called = any(is_called(scope, number, names_lead) for number in scope.apart(block.number))
    return block.words >= (_SENTENCE // 2 if called else _SENTENCE)
