"""Page: bytes decoded and parsed once, with its head read in one walk. Everything else works on this tree."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree, html

from newsbot import urls
from newsbot.errors import NotAnArticle
from newsbot.extraction.bounds import excess_of_source, excess_of_tree
from newsbot.extraction.encoding import decode, settled, source_of

_LONGEST = 3000  # characters: what is longer is no title, address or description, and dear to look at
_MOST_VALUES = 200  # of one property: papers give an article up to some dozens of tags
_log = logging.getLogger(__name__)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?xml-stylesheet[^>]*>\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.DOTALL,
)
_MARKUP = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|div|p|article|meta|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page. Its links count from `base`. `metas` maps a lower-case property, name or itemprop to its contents, in order."""

    url: str
    base: str
    tree: html.HtmlElement
    encoding: str
    metas: dict[str, list[str]]
    canonical: str | None
    scripts: tuple[str, ...]
    title: str | None

    def meta(self, *names: str) -> str | None:
        """Return the first content that isn't empty, by the order of the names."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), None)


def parse(body: bytes, url: str, content_type: str | None) -> Page:
    """Decode and parse a page; raise `NotAnArticle` (not_html, empty, broken) if there is nothing to parse."""
    media = (content_type or "text/html").partition(";")[0].strip().lower()
    if media not in ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "text/xml"):
        raise NotAnArticle("not_html", f"the answer is {media}", url=url)
    if not body.strip(b"\0 \t\r\n"):
        raise NotAnArticle("empty", "the answer has no body", url=url)
    raw, encoding = decode(body, content_type)
    text, misread = settled(raw)
    if misread:
        encoding = f"{encoding} (read as {misread})"
        _log.info("%s: the text was misread before it was sent: %s", url, encoding)
    if _FEED.match(text) or not _MARKUP.search(text):
        raise NotAnArticle("not_html", "there is no markup in it", url=url)
    if excess := excess_of_source(text):
        raise NotAnArticle("broken", f"the page is broken: {excess}", url=url)
    try:
        tree = html.document_fromstring(source_of(text), parser=parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticle("broken", f"the page can't be parsed ({error})", url=url) from error
    if excess := excess_of_tree(tree, len(text)):
        raise NotAnArticle("broken", f"the page is broken: {excess}", url=url)
    for line_break in tree.iter("br"):  # words on both sides of one are two
        line_break.tail = f" {line_break.tail or ''}"
    return _read_head(url, tree, encoding)


def parser() -> html.HTMLParser:
    """Return a parser of pages."""
    made = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # All elements are of one class: else lxml asks Python for that of each.
    made.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return made


def _read_head(url: str, tree: html.HtmlElement, encoding: str) -> Page:
    metas: defaultdict[str, list[str]] = defaultdict(list)
    canonical = title = base = None
    scripts: list[str] = []
    for element in tree.iter("meta", "link", "script", "title", "base"):
        if element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = (element.get("content") or "").strip()
            values = metas[name.strip().lower()]
            values += [content] if len(content) <= _LONGEST and len(values) < _MOST_VALUES else []
        elif element.tag == "link":
            if canonical is None and "canonical" in (element.get("rel") or "").lower().split():
                canonical = _short(element.get("href"))
        elif element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                scripts.append(element.text)
        elif element.tag == "base":
            base = base or urls.absolute(url, _short(element.get("href")) or "")
        elif title is None:
            title = _short(text_of(element)[: _LONGEST + 1]) or None
    return Page(url, base or url, tree, encoding, dict(metas), canonical, tuple(scripts), title)


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST else None


def names_in(element: html.HtmlElement) -> list[str]:
    """Return an element's class names and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".split()


def text_of(element: html.HtmlElement) -> str:
    """Return an element's text with single spaces."""
    return " ".join(raw_text(element).split())


def raw_text(element: html.HtmlElement) -> str:
    """Return an element's text as it stands in the source: what `itertext` yields, at a tenth of its price."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))
