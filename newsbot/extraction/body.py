"""The body of an article: find its container, drop the furniture, let trafilatura read it, check what it left out."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree, html

from newsbot.arabic import clean, fold, repair
from newsbot.article import Paragraph, ParagraphKind
from newsbot.extraction.furniture import drop_furniture, is_notice, make_plain
from newsbot.extraction.page import Page, text_of
from newsbot.extraction.scope import Scope

_INLINE = frozenset({"span", "b", "strong", "em", "i", "a", "u", "font", "small", "mark"})
_ENDS = tuple('.!?؟…»”"')
_COVERAGE = 0.9
_SPACES = re.compile(r"\s+")
_ENOUGH = 20  # words: with fewer the first reading has missed the article


@dataclass(slots=True)
class Body:
    """What was read: the paragraphs, the mode that read them, and what was dropped by which rule."""

    paragraphs: list[Paragraph]
    mode: str
    dropped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Words of the running text."""
        return sum(len(p.text.split()) for p in self.paragraphs if p.kind != "caption")


def read_body(page: Page, scope: Scope, title: str | None) -> Body:
    """Read the body at its place, or wherever trafilatura finds it on a page of no known theme."""
    parts = scope.place.parts
    root, kept = _document(page.tree, parts, scope.headline)
    dropped = drop_furniture(root, kept)
    _part_sentences(root)
    body = _read(root, "fast", dropped, fast=True, favor_precision=True)
    if parts and body.words < len(text_of(root).split()) * _COVERAGE:
        fuller = _read(root, "full", dropped, favor_recall=True)
        body = max((body, fuller), key=lambda read: read.words)
    elif not parts and body.words < _ENOUGH:
        body = max((body, _read(root, "full", dropped)), key=lambda read: read.words)
    body.paragraphs = _without_notices(body.paragraphs, title)
    return body


def _document(
    tree: html.HtmlElement, parts: Sequence[html.HtmlElement], headline: html.HtmlElement | None
) -> tuple[html.HtmlElement, list[html.HtmlElement]]:
    """Return a copy as a document of its own, and what in it must stay: the page's tree is for the other readers too.

    It holds the parts alone, or, without any, the whole page, in which the headline stays.
    """
    if not parts:
        whole = copy.deepcopy(tree)
        same = zip(tree.iter(), whole.iter(), strict=True)
        return whole, [twin for element, twin in same if element is headline]
    root = html.Element("html")
    article = etree.SubElement(etree.SubElement(root, "body"), "article")
    twins = [copy.deepcopy(part) for part in parts]
    for twin in twins:
        twin.tail = None
        make_plain(twin)  # trafilatura takes one container by its name, and would leave the others
        article.append(twin)
    return root, twins


def _part_sentences(root: html.HtmlElement) -> None:
    """Put a space between inline elements that would glue two sentences: <b>ميستورا.</b><span>من</span>."""
    for element in root.iter(*_INLINE):
        before = "".join(element.itertext())
        following = element.getnext()
        if before.endswith(_ENDS[:5]) and not element.tail and following is not None and following.tag in _INLINE:
            element.tail = " "


def _read(root: html.HtmlElement, mode: str, dropped: list[tuple[str, str]], **options: bool) -> Body:
    import trafilatura  # noqa: PLC0415 - takes a second to load, and only workers need it

    document = trafilatura.bare_extraction(
        root, with_metadata=False, include_comments=False, include_tables=True, deduplicate=False, config=_config(),
        **options,  # type: ignore[arg-type] # mypy holds each against every parameter
    )  # fmt: skip
    body = getattr(document, "body", None)
    blocks = _blocks(body) if body is not None else iter(())
    paragraphs = [Paragraph(kind=kind, text=text) for kind, raw in blocks if (text := _stored(raw))]
    return Body(paragraphs, mode, dropped)


@lru_cache(1)
def _config() -> Any:
    from trafilatura.settings import use_config  # noqa: PLC0415 - see above

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without a text is told by our verdict
    config = use_config()
    # A short article is judged by Validate, not replaced by whatever else the page holds.
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", name, "1")
    return config


def _stored(text: str) -> str:
    return " ".join(clean(repair(text)).split())


def _blocks(body: etree._Element) -> Iterator[tuple[ParagraphKind, str]]:
    """Yield the blocks of trafilatura's tree; a line break inside a paragraph ends it."""
    for element in body:
        if element.tag == "head":
            yield "heading", _joined(element)
        elif element.tag == "quote":
            yield from (("quote", line) for line in _lines(element))
        elif element.tag == "list":
            yield from (("list_item", _own(item)) for item in element.iter("item"))
        elif element.tag == "table":
            for row in element.iter("row"):
                yield "text", " | ".join(filter(None, (_joined(cell) for cell in row.iter("cell"))))
        elif element.tag == "p" or isinstance(element.tag, str):
            yield from (("text", line) for line in _lines(element))


def _lines(element: etree._Element) -> list[str]:
    """Return the lines of a block: where the page breaks them, not where its source does."""
    parts: list[str] = []
    for node in element.iter():
        if node is not element and node.tag in ("lb", "p"):
            parts.append("\n")
        parts.append(_SPACES.sub(" ", node.text or ""))
        if node is not element:
            parts += ["\n" if node.tag == "p" else "", _SPACES.sub(" ", node.tail or "")]
    return [line for line in "".join(parts).split("\n") if line.strip()]


def _own(item: etree._Element) -> str:
    """Return an item's text without that of the lists inside it, whose items are blocks of their own."""

    def texts(element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from texts(child) if child.tag != "list" else ()
            yield child.tail or ""

    return " ".join("".join(texts(item)).split())


def _joined(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _without_notices(paragraphs: list[Paragraph], title: str | None) -> list[Paragraph]:
    """Leave out links to other articles, a repeated headline on top, and headings that nothing follows."""
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        repeated = title and not kept and fold(paragraph.text) == fold(title)
        if not repeated and not is_notice(paragraph.text) and any(c.isalnum() for c in paragraph.text):
            kept.append(paragraph)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept
