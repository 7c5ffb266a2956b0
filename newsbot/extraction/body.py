"""The body of an article: its blocks at their place, without furniture, as far as trafilatura takes them for text.

trafilatura judges which blocks are the article's; that it lost none is checked against the blocks themselves.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import compress
from typing import Any

from lxml import etree, html

from newsbot.arabic import fold
from newsbot.article import Paragraph
from newsbot.extraction.agencies import agency_of
from newsbot.extraction.blocks import Block, BlockReader
from newsbot.extraction.lead import is_date_line, leads_of, tells_of_article
from newsbot.extraction.notices import is_notice, is_source_line, opens_comments
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import stored
from newsbot.extraction.scope import Scope
from newsbot.extraction.signature import is_copy_of_byline, is_signature

_WHOLE = 2 / 3  # of a place's words: what holds so much of it is the text itself, whatever it is called
_LINKS = 0.8  # of a block's words: what is linked to that extent leads elsewhere
_PROSE = 0.5
_SIGNED = 60  # letters of a line that names an agency
_STAMP = 8  # words of a date with its label; a sentence that tells of one has more
_LINKED = 0.3
_NAME = 3  # words
_PARAGRAPH = 12  # words
_SENTENCE = 6  # words
_BEGUN = 8  # words: with such a block the text has begun
_CAPTION = 30  # words
_BOXES = frozenset({"div", "figure", "span", "small", "table", "td", "center", "section", "dl", "p"})
_SENTENCE_ENDS = (".", "؟", "!", ":")
_COLLAPSED = 10  # words of a hidden block that is the rest of the text behind a button
# What would hold links if it were what it is called, or is the rest of a text behind a button.
_UNLINKED = frozenset({"hidden", "related", "navigation", "tags", "tools"})
_PASTED = frozenset(
    {"share", "related", "navigation", "tags", "tools", "rating and views", "weather and ticker", "sidebar"}
)
_TAGS = {"text": "p", "heading": "h2", "quote": "p", "list_item": "p", "caption": "p"}


@dataclass(slots=True)
class Body:
    """What was read: the paragraphs, the mode that read them, and what was dropped, as (rule, text)."""

    paragraphs: list[Paragraph]
    mode: str
    dropped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Words of the running text."""
        return sum(len(p.text.split()) for p in self.paragraphs if p.kind != "caption")


def read_body(scope: Scope, title: str | None, subtitle: str | None = None, authors: Sequence[str] = ()) -> Body:
    """Read the body at its place, without what the page says elsewhere: its title, its subtitle, its authors."""
    body = Body([], "none")
    marked = _furniture(scope)
    body.dropped += [(rule, text_of(element)) for element, rule in marked.items()]
    reader = BlockReader(scope.outline.numbers, marked, scope.headline)
    blocks = [block for part in _places(scope) for block in reader.read(scope.outline.elements[part])]
    blocks = [*leads_of(scope, blocks, subtitle), *blocks]
    kept = _without_foot(scope, list(_without_furniture(scope, blocks, title, authors, body.dropped)), body.dropped)
    taken, body.mode = _judged(kept)
    believed = {id(block) for block in taken}
    body.dropped += [(f"trafilatura:{body.mode}", block.text) for block in kept if id(block) not in believed]
    body.paragraphs = [Paragraph(kind=block.kind, text=text) for block in taken if (text := stored(block.text))]
    return body


def _places(scope: Scope) -> tuple[int, ...]:
    """Return the numbers of what is to be read."""
    return scope.place.parts or (0,)


def _furniture(scope: Scope) -> dict[html.HtmlElement, str]:
    """Return the elements inside the place that are furniture, with their rules."""
    outline = scope.outline
    found: dict[html.HtmlElement, str] = {}
    for part in _places(scope):
        whole = outline.prose[part] if scope.place.parts else outline.prose[part] * 2
        skipped = part + 1
        for number in range(part + 1, outline.ends[part]):
            rule = outline.rules[number] or _picture_rule(outline, number, whole)
            if number < skipped or rule is None or number in scope.around or outline.prose[number] > whole * _WHOLE:
                continue
            if not _is_text_after_all(outline, number, rule):
                found[outline.elements[number]] = rule
                skipped = outline.ends[number]
    return found


def _picture_rule(outline: Outline, number: int, whole: int) -> str | None:
    """Tell whether an element is a line to a picture, in a box with it or directly below it, whatever it is called."""
    if not 0 < outline.prose[number] <= min(_CAPTION, whole // 3) or outline.linked[number]:
        return None
    element = outline.elements[number]
    if element.tag not in _BOXES or any(map(_is_sentence, element.itertext())):
        return None
    above = element.getprevious() if element.tag != "p" else None
    pictured = _shows(element) or (above is not None and not (above.tail or "").strip() and _is_picture(outline, above))
    return "caption" if pictured else None


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_ENDS) and len(text.split()) >= _SENTENCE


def _is_picture(outline: Outline, element: html.HtmlElement) -> bool:
    number = outline.numbers.get(element)
    return number is not None and not outline.prose[number] + outline.linked[number] and _shows(element)


def _shows(element: html.HtmlElement) -> bool:
    return next(element.iter("img", "picture"), None) is not None


def _is_text_after_all(outline: Outline, number: int, rule: str) -> bool:
    """Tell whether what is called or marked like furniture reads like a part of the text.

    The rest of a text is hidden behind a button on some sites; and editors paste paragraphs with their class names.
    """
    prose, linked = outline.prose[number], outline.linked[number]
    if rule in _UNLINKED and not linked and prose >= _COLLAPSED:
        return any(map(_is_sentence, outline.elements[number].itertext()))
    enough = {"p": _PARAGRAPH, "blockquote": 1}.get(outline.elements[number].tag)
    return enough is not None and rule in _PASTED and linked <= _LINKED * prose and prose >= enough


def _without_furniture(
    scope: Scope, blocks: Sequence[Block], title: str | None, authors: Sequence[str], dropped: list[tuple[str, str]]
) -> Iterator[Block]:
    """Leave out what leads elsewhere, what the site says of itself, and a copy of the headline on top."""
    headline = fold(title or "")
    begun = commented = False
    said: set[str] = set()
    for block in blocks:
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


def _judged(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Return the blocks that are the article's, and the mode of trafilatura that told.

    The fast mode is believed where it took every block of plain sentences; else the full one is asked, and a block
    of sentences that neither takes is kept all the same: its place is known and it leads nowhere.
    """
    taken = _taken(blocks, fast=True, favor_precision=True)
    if all(took for block, took in zip(blocks, taken, strict=True) if _is_plain(block)):
        return list(compress(blocks, taken)), "fast"
    fuller = _taken(blocks, favor_recall=True)
    kept = (one or other or _is_plain(block) for block, one, other in zip(blocks, taken, fuller, strict=True))
    return list(compress(blocks, kept)), "full"


def _is_plain(block: Block) -> bool:
    return block.kind != "text" or (block.linked <= _PROSE * block.words and block.words >= _SENTENCE)


def _taken(blocks: Sequence[Block], **options: bool) -> list[bool]:
    """Tell of each block whether trafilatura takes it."""
    import trafilatura  # noqa: PLC0415 - takes a second to load, and only workers need it

    document = trafilatura.bare_extraction(
        _document(blocks), with_metadata=False, include_comments=False, include_tables=True, deduplicate=False,
        config=_config(), **options,  # type: ignore[arg-type] # mypy holds each against every parameter
    )  # fmt: skip
    body = getattr(document, "body", None)
    if body is None:
        return [False] * len(blocks)
    texts = {_letters("".join(element.itertext())) for element in body.iter("p", "head", "item", "quote")}
    return [_letters(block.text) in texts for block in blocks]


def _letters(text: str) -> str:
    return "".join(text.split())


def _document(blocks: Sequence[Block]) -> html.HtmlElement:
    """Return a page with these blocks alone, their links as links."""
    root = html.Element("html")
    article = etree.SubElement(etree.SubElement(root, "body"), "article")
    for block in blocks:
        element = etree.SubElement(article, _TAGS[block.kind])
        last: html.HtmlElement | None = None
        for text, link in block.pieces or ((block.text, False),):
            if link:
                last = etree.SubElement(element, "a", href="/")
                last.text = text
            elif last is None:
                element.text = (element.text or "") + text
            else:
                last.tail = (last.tail or "") + text
    return root


@lru_cache(1)
def _config() -> Any:
    from trafilatura.settings import use_config  # noqa: PLC0415 - see above

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a text is told by our verdict
    config = use_config()
    # A short article is judged by Validate, not replaced by whatever else the page holds.
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", name, "1")
    return config
