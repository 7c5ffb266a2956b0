"""The body of an article: find its container, drop the furniture, let trafilatura read it, check what it left out."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree, html

from newsbot.arabic import clean, fold, repair
from newsbot.article import Paragraph, ParagraphKind
from newsbot.extraction.furniture import drop_furniture, is_notice
from newsbot.extraction.page import Page, text_of

# Where themes and systems put the text, most certain first: schema.org, then WordPress, Drupal, Joomla and others.
_CONTAINERS = (
    '//*[@itemprop="articleBody"]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," entry-content ")]',
    '//div[contains(concat(" ",normalize-space(@class)," ")," entry ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," post-content ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," content-inner ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," td-post-content ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," field-name-body ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," article-body ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," article-content ")]',
    '//*[@id="articleBody" or @id="article-body" or @id="article_body" or @id="articledetails"]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," articleBody ")]',
    '//*[contains(@class,"LongDesc") or contains(@class,"longdesc")]',
)
_INLINE = frozenset({"span", "b", "strong", "em", "i", "a", "u", "font", "small", "mark"})
_ENDS = tuple('.!?؟…»”"')
_COVERAGE = 0.9
_ENOUGH = 20  # words: a container with fewer is no article's


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


def read_body(page: Page, selector: str | None, title: str | None) -> Body:
    """Read the body below the site's selector, a known container, or wherever trafilatura finds it."""
    container = _container(page.tree, selector)
    root = _document(container if container is not None else page.tree)
    dropped = drop_furniture(root)
    _part_sentences(root)
    expected = _words_of(root) if container is not None else 0
    body = _read(root, "fast", dropped, fast=True, favor_precision=True)
    if container is not None and body.words < expected * _COVERAGE:
        fuller = _read(root, "full", dropped, favor_recall=True)
        body = max((body, fuller), key=lambda read: read.words)
    elif container is None and body.words < _ENOUGH:
        body = max((body, _read(root, "full", dropped)), key=lambda read: read.words)
    body.paragraphs = _without_notices(body.paragraphs, title)
    return body


def _container(tree: html.HtmlElement, selector: str | None) -> html.HtmlElement | None:
    """Return the element that holds the text: of several, the one with the most words outside of links."""
    found = tree.cssselect(selector) if selector else []
    for path in _CONTAINERS if not found else ():
        candidates = [element for element in tree.xpath(path) if _prose(element) >= _ENOUGH]
        if candidates:
            found = candidates
            break
    return max(found, key=_prose, default=None)


def _prose(element: html.HtmlElement) -> int:
    words = len(text_of(element).split())
    return words - sum(len(text_of(link).split()) for link in element.iter("a"))


def _document(element: html.HtmlElement) -> html.HtmlElement:
    """Return a copy of an element as a document of its own: the page's tree stays whole for the other readers."""
    twin = copy.deepcopy(element)
    twin.tail = None
    if twin.tag == "html":
        return twin
    root = html.Element("html")
    article = etree.SubElement(etree.SubElement(root, "body"), "article")
    article.append(twin)
    return root


def _part_sentences(root: html.HtmlElement) -> None:
    """Put a space between inline elements that would glue two sentences: <b>ميستورا.</b><span>من</span>."""
    for element in root.iter(*_INLINE):
        before = "".join(element.itertext())
        following = element.getnext()
        if before.endswith(_ENDS[:5]) and not element.tail and following is not None and following.tag in _INLINE:
            element.tail = " "


def _words_of(root: html.HtmlElement) -> int:
    return len(text_of(root).split())


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
            yield from (("list_item", _joined(item)) for item in element.iter("item"))
        elif element.tag == "table":
            for row in element.iter("row"):
                yield "text", " | ".join(filter(None, (_joined(cell) for cell in row.iter("cell"))))
        elif element.tag == "p" or isinstance(element.tag, str):
            yield from (("text", line) for line in _lines(element))


def _lines(element: etree._Element) -> list[str]:
    parts: list[str] = []
    for node in element.iter():
        if node is not element and node.tag in ("lb", "p"):
            parts.append("\n")
        parts.append(node.text or "")
        if node is not element:
            parts += ["\n" if node.tag == "p" else "", node.tail or ""]
    return [line for line in "".join(parts).split("\n") if line.strip()]


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
