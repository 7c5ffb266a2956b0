"""Sifting: which blocks of a text are none of it, by what they say and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsbot.arabic import fold
from newsbot.extraction.agencies import agency_of
from newsbot.extraction.blocks import Block
from newsbot.extraction.dates import is_time_alone
from newsbot.extraction.notices import CHAPTERS, is_notice, is_source_line, opens_comments
from newsbot.extraction.scope import Scope
from newsbot.extraction.signature import is_copy_of_byline, is_signature
from newsbot.extraction.telling import is_date_line, is_dated_label, is_label, tells_of_article

_LINKS = 0.8  # of a block's words: what is linked to that extent leads elsewhere
_SIGNED = 60  # letters of a line that names an agency
_STAMP = 8  # words of a date with its label; a sentence that tells of one has more
_HEAD = 12  # blocks before the first sentence: its title, its subtitle, its date, who wrote it
_NAME = 3  # words
_LONG = 30  # words of a block, letters of one inside it
_LETTER = re.compile(r"[^\W\d_ـ]")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
_INVITES = re.compile(r"\W*(?:أضف|اضف|إ?ا?ترك|اكتب|شارك|شروط|leave|\S*تعليق\S*\s*\()")
_BEGUN = 8  # words: with such a block the text has begun

Dropped = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says outside of the text: copies of it in the text are none of it. `names` are the site's."""

    title: str | None
    subtitle: str | None
    authors: Sequence[str]
    names: Sequence[str] = ()


def sifted(scope: Scope, blocks: Sequence[Block], told: Told, dropped: Dropped) -> list[Block]:
    """Return the blocks of the text; add (rule, text) of each other to `dropped`."""
    copies = {fold(told.title or ""): "headline", fold(told.subtitle or ""): "subtitle"}
    copies |= dict.fromkeys(map(fold, told.names), "site's name")
    sifter = _Sifter(scope, copies, told.authors)
    own = blocks[: _end_of_text(blocks)]
    dropped += [("comments", block.text) for block in blocks[len(own) :]]
    kept: list[Block] = []
    for place, block in enumerate(own):
        rule = None if _is_chapter(block, own[place + 1 : place + 2]) else sifter.rule(place, block)
        if rule is None:
            kept.append(block)
        else:
            dropped.append((rule, block.text))
    return _without_foot(scope, kept, dropped)


def _end_of_text(blocks: Sequence[Block]) -> int:
    """Return where readers begin to speak."""
    for place, block in enumerate(blocks):
        if place and opens_comments(block.text) and not _is_chapter(block, blocks[place + 1 : place + 2]):
            return place
    return len(blocks)


def _is_chapter(block: Block, following: Sequence[Block]) -> bool:
    """Tell «التعليقات», «الإعلان» over a paragraph of a report from the label of a box."""
    if block.kind != "heading" or not any(b.words >= _BEGUN for b in following) or not _is_label(block.text):
        return False
    return fold(block.text) in CHAPTERS or not _INVITES.match(block.text)


def _is_label(text: str) -> bool:
    return fold(text) in CHAPTERS or opens_comments(text)


@dataclass(slots=True)
class _Sifter:
    """Tells block after block what is none of the text: what leads elsewhere, what is said twice, what tells of it."""

    scope: Scope
    copies: dict[str, str]
    authors: Sequence[str]
    begun: bool = False
    said: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def rule(self, place: int, block: Block) -> str | None:
        """Return the rule by which a block goes, None if it stays."""
        self.begun = self.begun or place >= _HEAD
        key = fold(block.text)
        rule = _rule(block, key) or self._repeated(block, key) or self._telling(place, block)
        if rule is None:
            self.begun = self.begun or (block.words >= _BEGUN and block.kind != "heading")
            self.said[key] = self._setting(block)
        return rule

    def _repeated(self, block: Block, key: str) -> str | None:
        if not self.begun and key in self.copies:
            return f"copy of the {self.copies[key]}"
        if not self.begun and is_copy_of_byline(block.text, self.authors):
            return "copy of the byline"
        if block.words < _BEGUN:
            return None
        # A refrain stands in the same element, a second copy for telephones or loudspeakers in another.
        elsewhere = key in self.said and self.said[key] != self._setting(block)
        copies = block.words >= _LONG and sum(len(told) > _LONG and told in key for told in self.said) > 1
        return "said before" if elsewhere or copies else None

    def _setting(self, block: Block) -> tuple[object, ...]:
        outline = self.scope.outline
        return outline.parents[block.number], outline.tags[block.number], outline.elements[block.number].get("class")

    def _telling(self, place: int, block: Block) -> str | None:
        stamped = place < _HEAD and is_dated_label(block.text)
        told = not self.begun and (
            tells_of_article(self.scope, block) or is_date_line(block.text) or is_label(block.text)
        )
        return "date or byline" if stamped or told else None


def _without_foot(scope: Scope, blocks: list[Block], dropped: Dropped) -> list[Block]:
    """Leave out headings that nothing follows and a last line that only names a source."""
    kept = list(blocks)
    # A name in bold signs the text; a row of names is a box of other writers.
    if kept and kept[-1].kind == "heading" and _signs(kept[-1].text) and not any(_signs(b.text) for b in kept[-2:-1]):
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
    stamped = block.words <= _STAMP and (is_date_line(block.text) or is_time_alone(block.text))
    told = stamped or _ADDRESS.fullmatch(block.text) or tells_of_article(scope, block)
    return "date or byline" if told and block.kind != "quote" else None


def _rule(block: Block, key: str) -> str | None:
    if not _LETTER.search(block.text) and "|" not in block.text:
        return "no words"
    if block.linked >= (1 if block.kind == "list_item" else _LINKS) * block.words and not is_in_links(block):
        return "links only"
    return "notice" if is_notice(block.text, key) else None


def is_in_links(block: Block) -> bool:
    """Tell a sentence in links («الهدافون: كريم، سمير.») from the linked title of another page."""
    linked = [text for text, link in block.pieces if link]
    names = len(linked) > 1 and block.linked < block.words and all(len(text.split()) <= _NAME for text in linked)
    return names or (block.kind == "text" and block.words >= _BEGUN and block.text.endswith("."))
