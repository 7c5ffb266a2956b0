"""The body of an article: its blocks at their place, without furniture, as far as trafilatura takes them for text.

trafilatura judges which blocks are the article's; that it lost none is checked against the blocks themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, groupby
from operator import itemgetter
from typing import Any

from lxml import etree, html

from newsbot.article import Paragraph
from newsbot.extraction.blocks import Block, BlockReader
from newsbot.extraction.clearing import furniture_in
from newsbot.extraction.lead import leads_of
from newsbot.extraction.page import parser, raw_text, text_of
from newsbot.extraction.reader import stored
from newsbot.extraction.scope import Scope
from newsbot.extraction.sifting import Told, is_in_links, sifted

_PROSE = 0.5
_SENTENCE = 6  # words
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
        return sum(p.text.count(" ") + 1 for p in self.paragraphs if p.kind != "caption")  # spaces are single


def read_body(scope: Scope, told: Told) -> Body:
    """Read the body at its place, without what the page tells elsewhere."""
    body = Body([], "none")
    marked = furniture_in(scope)
    captions = {element for element, rule in marked.items() if rule == "gallery"}
    body.dropped += [(rule, text_of(element)) for element, rule in marked.items() if element not in captions]
    reader = BlockReader(scope.outline.numbers, marked.keys() - captions, scope.headline, captions)
    blocks = [block for part in scope.place.parts or (0,) for block in reader.read(scope.outline.elements[part])]
    kept = sifted(scope, [*leads_of(scope, blocks, told.subtitle), *blocks], told, body.dropped)
    taken, body.mode = _judged(kept)
    believed = {id(block) for block in taken}
    body.dropped += [(f"trafilatura:{body.mode}", block.text) for block in kept if id(block) not in believed]
    body.paragraphs = [Paragraph(kind=block.kind, text=text) for block in taken if (text := stored(block.text))]
    return body


def _judged(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Return the blocks that are the article's, and the mode of trafilatura that told.

    The fast mode is believed where it took every block of plain sentences; else the full one is asked, and a block
    of sentences that neither takes is kept all the same: its place is known and it leads nowhere.
    """
    taken = _taken(blocks, fast=True)
    if all(took for block, took in zip(blocks, taken, strict=True) if _is_plain(block)):
        return list(compress(blocks, taken)), "fast"
    fuller = _taken(blocks, fast=False)
    kept = (one or other or _is_plain(block) for block, one, other in zip(blocks, taken, fuller, strict=True))
    return list(compress(blocks, kept)), "full"


def _is_plain(block: Block) -> bool:
    prose = block.linked <= _PROSE * block.words and block.words >= _SENTENCE
    return block.kind != "text" or prose or is_in_links(block)


def _taken(blocks: Sequence[Block], *, fast: bool) -> list[bool]:
    """Tell of each block whether trafilatura takes it, in its fast and strict mode or in the full and generous one."""
    import trafilatura  # noqa: PLC0415 - takes a second to load, and only workers need it

    document = trafilatura.bare_extraction(_document(blocks), options=_options(fast=fast))
    body = getattr(document, "body", None)
    if body is None:
        return [False] * len(blocks)
    texts = {_letters(raw_text(element)) for element in body.iter("p", "head", "item", "quote")}
    return [_letters(block.text) in texts for block in blocks]


def _letters(text: str) -> str:
    return "".join(text.split())


def _document(blocks: Sequence[Block]) -> html.HtmlElement:
    """Return a page with these blocks alone, their links as links."""
    root = parser().makeelement("html")
    article = etree.SubElement(etree.SubElement(root, "body"), "article")
    for block in blocks:
        element = etree.SubElement(article, _TAGS[block.kind])
        last: html.HtmlElement | None = None
        for link, pieces in groupby(block.pieces or ((block.text, False),), key=itemgetter(1)):
            texts = [text for text, _ in pieces]
            if link:
                for text in texts:
                    last = etree.SubElement(element, "a", href="/")
                    last.text = text
            elif last is None:
                element.text = "".join(texts)
            else:
                last.tail = "".join(texts)
    return root


@lru_cache(2)
def _options(*, fast: bool) -> Any:
    from trafilatura.settings import Extractor, use_config  # noqa: PLC0415 - see above

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a text is told by our verdict
    config = use_config()
    # A short article is judged by Validate, not replaced by whatever else the page holds.
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", name, "1")
    # Only the tree is read: of all formats this one writes no text of it beside.
    return Extractor(
        config=config, output_format="csv", fast=fast, precision=fast, recall=not fast, comments=False, tables=True
    )
