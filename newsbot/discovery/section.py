"""Section pages: links to articles told by their place and form, since every theme names its classes differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from newsbot import urls
from newsbot.discovery.moments import instant
from newsbot.discovery.source import Child, Fetched, Link, SourcePage, Window
from newsbot.errors import SourceError
from newsbot.urlforms import may_be_article

MAX_SECTIONS = 40
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_LONG_TEXT = 25  # letters: a headline, where «رياضة» or «المزيد» is a label
_FURNITURE = re.compile(r"(?i)(^|[\s_-])(nav|menu|footer|breadcrumb|crumbs|share|social|tagcloud|tag|login)([\s_-]|$)")
_STATIC = re.compile(
    r"(?i)/(about|about-us|contact|contact-us|privacy|privacy-policy|terms|advertise|a-propos|qui-sommes-nous|login|"
    r"من-نحن|اتصل-بنا|سياسة-الخصوصية|شروط-الاستخدام|هيئة-التحرير|اعلن-معنا)(/|$)"
)
# A slug of several words, a number of an article, or a date: what tells an article's path from a section's.
_ARTICLE_PATH = re.compile(r"[^/]+-[^/]+-[^/]+|/\d{4,}|\d{4}/\d{1,2}/|[^/]*\d{4,}[^/]*$")
_NEXT_TEXT = re.compile(
    r"^(التالي|الصفحة التالية|التالية|المزيد من الأخبار|next|suivant|older posts|[»›←])$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sections:
    """Section pages by their paths, or the start page with the sections that its navigation leads to."""

    paths: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return "section"."""
        return "section"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the pages' addresses."""
        return tuple(urljoin(base, path) for path in self.paths) or (base,)

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read a page's links; raise `SourceError` if it isn't HTML."""
        tree = _parse(fetched)
        links: dict[str, Link] = {}
        for anchor in tree.iter("a"):
            link = _link(fetched.url, anchor)
            if link and len(link.title or "") > len(getattr(links.get(link.url), "title", None) or ""):
                links[link.url] = link
        start = not self.paths and urlsplit(fetched.url).path in ("", "/")
        children = tuple(_sections(fetched.url, tree)) if start else ()
        return SourcePage(tuple(links.values()), children, _next_page(fetched.url, tree))


def _parse(fetched: Fetched) -> html.HtmlElement:
    charset = re.search(r"charset=([\w-]+)", fetched.headers.get("content-type", ""), re.IGNORECASE)
    try:
        parser = html.HTMLParser(encoding=charset[1] if charset else None)
        tree = html.document_fromstring(fetched.body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise SourceError(fetched.url, "this is no HTML page") from error
    return tree


def _link(base: str, anchor: html.HtmlElement) -> Link | None:
    text = " ".join("".join(anchor.itertext()).split()) or anchor.get("title") or ""
    heading = _in_heading(anchor)
    if not heading and len(text) < _LONG_TEXT:
        return None
    url = urls.absolute(base, anchor.get("href") or "#")
    if url is None or urls.host(url) != urls.host(base) or not _article_like(url) or _in_furniture(anchor):
        return None
    return Link(url, _time_near(anchor), None, text or None, "section")


def _article_like(url: str) -> bool:
    path = unquote(urlsplit(url).path)
    return may_be_article(url) and not _STATIC.search(path) and bool(_ARTICLE_PATH.search(path) or "?" in url)


def _in_heading(anchor: html.HtmlElement) -> bool:
    return any(a.tag in _HEADINGS for a in anchor.iterancestors()) or any(c.tag in _HEADINGS for c in anchor.iter())


def _in_furniture(anchor: html.HtmlElement) -> bool:
    return any(
        ancestor.tag in ("nav", "footer") or _FURNITURE.search(f"{ancestor.get('id', '')} {ancestor.get('class', '')}")
        for ancestor in anchor.iterancestors()
        if ancestor.tag not in ("body", "html")
    )


def _time_near(anchor: html.HtmlElement) -> datetime | None:
    for ancestor, _ in zip(anchor.iterancestors(), range(3), strict=False):
        times = ancestor.findall(".//time[@datetime]")
        if len(times) == 1:
            return instant(times[0].get("datetime"))
    return None


def _sections(base: str, tree: html.HtmlElement) -> Iterator[Child]:
    """Yield the sections of the navigation: short links to short paths of the same host."""
    seen: set[str] = set()
    for anchor in tree.iter("a"):
        url = urls.absolute(base, anchor.get("href") or "#")
        text = " ".join("".join(anchor.itertext()).split())
        if url is None or url in seen or not text or not _in_furniture(anchor) or urls.host(url) != urls.host(base):
            continue
        path = unquote(urlsplit(url).path)
        archive = "/category/" in path or "/section/" in path
        short = may_be_article(url) and not _ARTICLE_PATH.search(path) and path.count("/") <= 3  # noqa: PLR2004
        if (archive or short) and not _STATIC.search(path) and "/tag/" not in path and not urlsplit(url).query:
            seen.add(url)
            yield Child(url, optional=True)
        if len(seen) >= MAX_SECTIONS:
            return


def _next_page(base: str, tree: html.HtmlElement) -> str | None:
    for element in tree.iter("link", "a"):
        classes = (element.get("class") or "").split()
        text = " ".join("".join(element.itertext()).split())
        if element.get("rel") == "next" or "next" in classes or _NEXT_TEXT.match(text):
            url = urls.absolute(base, element.get("href") or "")
            if url and url != base and urls.host(url) == urls.host(base):
                return url
    return None
