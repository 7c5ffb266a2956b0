"""Section pages: links to articles told by their place and form, since every theme names its classes differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from newsbot import urls
from newsbot.discovery.markup import parse
from newsbot.discovery.moments import certain
from newsbot.discovery.source import Child, Fetched, Link, SourcePage, Window
from newsbot.extraction.page import text_of
from newsbot.urlforms import may_be_article

MAX_SECTIONS = 40
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_LONG_TEXT = 25  # letters: a headline, where «رياضة» or «المزيد» is a label
# Classes and ids of what stands on every page, word by word: main-menu, menu-item, social_links. As whole words, for
# WordPress gives a card the class of each of its tags (tag-football), and themes the state of the menu (menu-open).
_LAYOUT = "main|top|sub|mega|dropdown|site|primary|secondary|mobile|header|footer|bottom|side|post|entry|page"
_FURNITURE = re.compile(
    rf"(?i)(?:(?:{_LAYOUT})[_-])*(?:nav|navbar|navigation|menu|footer|breadcrumbs?|crumbs|share|sharing|social|tags?|tagcloud|login)"
    rf"(?:[_-](?:{_LAYOUT}|nav|menu|cloud|item|list|links?|icons?|buttons?|bar|container|wrapper|wrap|inner|\d+))*"
)
_STATIC = re.compile(
    r"(?i)/(about|about-us|contact|contact-us|privacy|privacy-policy|terms|advertise|a-propos|qui-sommes-nous|login|"
    r"من-نحن|اتصل-بنا|سياسة-الخصوصية|شروط-الاستخدام|هيئة-التحرير|اعلن-معنا)(/|$)"
)
# A slug of several words, a number of an article, or a date: what tells an article's path from a section's.
_ARTICLE_PATH = re.compile(r"[^/]+-[^/]+-[^/]+|/\d{4,}|\d{4}/\d{1,2}/|[^/]*\d{4,}[^/]*$")
_NUMBERED = re.compile(r"/\d+")
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
        tree, base = parse(fetched)
        links: dict[str, Link] = {}
        for anchor in tree.iter("a"):
            if (url := _address(fetched.url, base, anchor)) and (title := _headline(url, anchor)):
                link = Link(url, _time_near(anchor, window), None, title, "section")
                links[url] = max(links.get(url, link), link, key=lambda known: len(known.title or ""))
        # Any page may be the start page, which isn't always /; only the first page's sections are asked.
        children = () if self.paths else tuple(_sections(fetched.url, base, tree))
        return SourcePage(tuple(links.values()), children, _next_page(fetched.url, base, tree))


def _address(page: str, base: str, anchor: html.HtmlElement) -> str | None:
    """Return where a link leads to, if that is another page of the same site."""
    href = (anchor.get("href") or "").strip()
    url = urls.absolute(base, href) if href and not href.startswith("#") else None
    return url if url and url != page and urls.same_site(url, page) else None


def _headline(url: str, anchor: html.HtmlElement) -> str | None:
    """Return the text of a link that leads to an article, by its place, its length and the form of its address."""
    text = text_of(anchor) or " ".join((anchor.get("title") or "").split())
    path = unquote(urlsplit(url).path)
    marked = bool(_ARTICLE_PATH.search(path)) or "?" in url
    if _in_heading(anchor):
        told = marked or " " in text  # of one word are the names of sections
    else:
        told = len(text) >= _LONG_TEXT and (marked or _NUMBERED.search(path) is not None)
    if not told or _STATIC.search(path) or not may_be_article(url) or _in_furniture(anchor):
        return None
    return text or None


def _in_heading(anchor: html.HtmlElement) -> bool:
    return any(a.tag in _HEADINGS for a in anchor.iterancestors()) or any(c.tag in _HEADINGS for c in anchor.iter())


def _in_furniture(anchor: html.HtmlElement) -> bool:
    """Tell whether a link stands in a part of the page that every page has. A card of an article is none."""
    for ancestor in anchor.iterancestors():
        if ancestor.tag in ("article", "body"):
            return False
        names = f"{ancestor.get('id', '')} {ancestor.get('class', '')}".split()
        if ancestor.tag in ("nav", "footer") or any(map(_FURNITURE.fullmatch, names)):
            return True
    return False


def _time_near(anchor: html.HtmlElement, window: Window) -> datetime | None:
    for ancestor, _ in zip(anchor.iterancestors(), range(3), strict=False):
        times = ancestor.findall(".//time[@datetime]")
        if len(times) == 1:
            return certain(times[0].get("datetime"), window)
    return None


def _sections(page: str, base: str, tree: html.HtmlElement) -> Iterator[Child]:
    """Yield the sections of the navigation: links to archives and short paths of the same site."""
    seen: set[str] = set()
    for anchor in tree.iter("a"):
        url = _address(page, base, anchor)
        if url and url not in seen and text_of(anchor) and _in_furniture(anchor) and _leads_to_section(url):
            seen.add(url)
            yield Child(url, optional=True)
        if len(seen) >= MAX_SECTIONS:
            return


def _leads_to_section(url: str) -> bool:
    parts = urlsplit(url)
    path = unquote(parts.path)
    if _STATIC.search(path) or "/tag/" in path:
        return False
    short = may_be_article(url) and not _ARTICLE_PATH.search(path) and path.count("/") <= 3  # noqa: PLR2004
    return short or "/category/" in path or "/section/" in path or parts.query.startswith("cat=")


def _next_page(page: str, base: str, tree: html.HtmlElement) -> str | None:
    for element in tree.iter("link", "a"):
        names = f"{element.get('rel') or ''} {element.get('class') or ''}".lower().split()
        told = "next" in names or _NEXT_TEXT.match(text_of(element))
        if told and (url := _address(page, base, element)):
            return url
    return None
