"""Sifting: which blocks of a text are none of it, by what they say and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsbot.arabic import fold
from newsbot.extraction.agencies import agency_of
from newsbot.extraction.blocks import Block
from newsbot.extraction.lead import is_date_line, tells_of_article
from newsbot.extraction.notices import is_notice, is_source_line, opens_comments
from newsbot.extraction.scope import Scope
from newsbot.extraction.signature import is_copy_of_byline, is_signature

_LINKS = 0.8  # of a block's words: what is linked to that extent leads elsewhere
_SIGNED = 60  # letters of a line that names an agency
_STAMP = 8  # words of a date with its label; a sentence that tells of one has more
_HEAD = 12  # blocks before the first sentence: its title, its subtitle, its date, who wrote it
_NAME = 3  # words
_BEGUN = 8  # words: with such a block the text has begun

Dropped = list[tuple[str, str]]


def sifted(
    scope: Scope, blocks: Sequence[Block], title: str | None, authors: Sequence[str], dropped: Dropped
) -> list[Block]:
    """Return the blocks of the text; add (rule, text) of each other to `dropped`."""
    return _without_foot(scope, list(_without_furniture(scope, blocks, title, authors, dropped)), dropped)


def _without_furniture(
    scope: Scope, blocks: Sequence[Block], title: str | None, authors: Sequence[str], dropped: list[tuple[str, str]]
) -> Iterator[Block]:
    """Leave out what leads elsewhere, what the site says of itself, and a copy of the headline on top."""
    headline = fold(title or "")
    begun = commented = False
    said: set[str] = set()
    for place, block in enumerate(blocks):
        begun = begun or place >= _HEAD
        commented = commented or (begun and opens_comments(block.text))
        key = fold(block.text)
        rule = "comments" if commented else _rule(block, key)
        if rule is None and not begun and key == headline:
            rule = "copy of the headline"
        if rule is None and not begun and is_copy_of_byline(block.text, authors):
            rule = "copy of the byline"
        if rule is None and block.words >= _BEGUN and key in said:
            rule = "said before"
        if rule is None and not begun and (tells_of_article(scope, block) or is_date_line(block.text)):
            rule = "date or byline"
        if rule is None:
            begun = begun or block.words >= _BEGUN
            said.add(key)
            yield block
        else:
            dropped.append((rule, block.text))


def _without_foot(scope: Scope, blocks: list[Block], dropped: list[tuple[str, str]]) -> list[Block]:
    """Leave out headings that nothing follows and a last line that only names a source."""
    kept = list(blocks)
    signed = [_signs(block.text) for block in kept[-2:]]
    if (
        kept and kept[-1].kind == "heading" and signed[-1] and not all(signed[:-1] or [False])
    ):  # a row of names is a box
        kept[-1] = replace(kept[-1], kind="text")
    while kept and (rule := _foot_rule(scope, kept[-1])):
        dropped.append((rule, kept.pop().text))
    return kept


def _signs(text: str) -> bool:
    return is_signature(text) or any(agency_of(part) for part in re.split(r"[/()،,–-]", text[:_SIGNED]))


def _foot_rule(scope: Scope, block: Block) -> str | None:
    if block.kind == "heading":
        return "heading without a text"
    if is_source_line(block.text):
        return "source line"
    said = tells_of_article(scope, block) or (block.words <= _STAMP and is_date_line(block.text))
    return "date or byline" if said and block.kind != "quote" else None


def _rule(block: Block, key: str) -> str | None:
    if not any(char.isalpha() for char in block.text) and "|" not in block.text:
        return "no words"
    if block.linked >= _LINKS * block.words and not _lists_links(block):
        return "links only"
    return "notice" if is_notice(block.text, key) else None


def _lists_links(block: Block) -> bool:
    """Tell a sentence whose names are all linked («الهدافون: كريم، سمير.») from the linked title of another page."""
    linked = [text for text, link in block.pieces if link]
    return len(linked) > 1 and block.linked < block.words and all(len(text.split()) <= _NAME for text in linked)
