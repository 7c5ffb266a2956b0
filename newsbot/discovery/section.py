"""Section pages: links to articles told by their place and form, since every theme names its classes differently."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml import html

from newsbot import urls
from newsbot.discovery.archives import archives
from newsbot.discovery.markup import parse
from newsbot.discovery.pagination import next_page
from newsbot.discovery.patterns import Patterns, learn
from newsbot.discovery.places import Cards, in_furniture, in_heading
from newsbot.discovery.source import Child, Fetched, Link, SourcePage, Window
from newsbot.extraction.page import text_of
from newsbot.urlforms import may_be_article

MAX_SECTIONS = 40
_FEWEST_DATES = 5
_LONG_TEXT = 25  # letters: a headline, where «رياضة» or «المزيد» is a label
_STATIC = re.compile(
    r"(?i)/(about|about-?us|contact|contact-?us|privacy|privacy-policy|terms|advertise|a-propos|qui-sommes-nous|login|"
    r"من-نحن|اتصل-بنا|سياسة-الخصوصية|شروط-الاستخدام|هيئة-التحرير|اعلن-معنا)(/|$)"
)
_LISTS = re.compile(r"(?i)/(?:tags?|authors?|writers?|editor)(?:/|$)")  # without end, of what the sections name too
# A slug of several words, a number of an article, or a date: what tells an article's path from a section's.
_ARTICLE_PATH = re.compile(r"[^/]+-[^/]+-[^/]+|/\d{4,}|\d{4}/\d{1,2}/|[^/]*\d{4,}[^/]*$")
_NUMBERED = re.compile(r"/\d+")


def read(fetched: Fetched, window: Window, patterns: Patterns | None, *, with_sections: bool) -> SourcePage:
    """Read a page's links and, if wanted, those to sections and archives; raise `SourceError` if it isn't HTML."""
    tree, base = parse(fetched)
    page = fetched.url
    links: dict[str, Link] = {}
    taken = _articles(list(_candidates(page, base, tree)), patterns)
    cards = Cards(((one.anchor, one.url) for one in taken), window)
    for one in taken:
        link = Link(one.url, cards.date_of(one.anchor), None, one.text or None, "section")
        links[one.url] = _fuller(links.get(one.url), link)
    children = (*_sections(page, base, tree), *archives(page, base, tree, window)) if with_sections else ()
    following = None if _is_past(links.values(), window) else next_page(page, base, tree)
    return SourcePage(tuple(links.values()), children, following)


@dataclass(frozen=True, eq=False)
class _Candidate:
    """A link that may lead to an article, and what its place and its text say."""

    anchor: html.HtmlElement
    url: str
    text: str

    @cached_property
    def heading(self) -> bool:
        """Whether it stands in a heading, or a heading in it."""
        return in_heading(self.anchor)

    @cached_property
    def furniture(self) -> bool:
        """Whether it stands in what every page has: dear to look for."""
        return in_furniture(self.anchor)

    @property
    def long(self) -> bool:
        """Whether the text is as long as headlines are."""
        return len(self.text) >= _LONG_TEXT

    @cached_property
    def told(self) -> bool:
        """Whether its place, its length and the form of its address say that it is an article's."""
        path = unquote(urlsplit(self.url).path)
        marked = bool(_ARTICLE_PATH.search(path)) or "?" in self.url
        if self.heading:
            return marked or " " in self.text  # of one word are the names of sections
        return self.long and (marked or _NUMBERED.search(path) is not None)


def _candidates(page: str, base: str, tree: html.HtmlElement) -> Iterator[_Candidate]:
    for anchor in tree.iter("a"):
        url = _address(page, base, anchor)
        if url and not _STATIC.search(unquote(urlsplit(url).path)) and may_be_article(url):
            text = text_of(anchor) or " ".join((anchor.get("title") or "").split())
            yield _Candidate(anchor, url, text)


def _articles(candidates: Sequence[_Candidate], patterns: Patterns | None) -> list[_Candidate]:
    """Return the links that lead to articles, by the site's patterns, else by those of the page's own headlines."""
    own = patterns or learn(one.url for one in candidates if one.long and one.told and not one.furniture)
    return [one for one in candidates if _is_article(one, own, known=bool(patterns))]


def _is_article(one: _Candidate, patterns: Patterns, *, known: bool) -> bool:
    """Tell whether a link leads to an article.

    What has the form of one needs no long text, nor a place of its own if sections hardly have that form. What hasn't,
    where the forms tell, needs a headline's length: in a heading, or anywhere if only this page's links are known.
    """
    if patterns.fits_closely(one.url):
        return True
    if not one.text or not one.told or one.furniture:
        return False
    if patterns.tight and not patterns.fits(one.url):
        return one.long and (one.heading or not known)
    return True


def _is_past(links: Collection[Link], window: Window) -> bool:
    """Tell whether a list, newest first, has gone behind the window: by its dates, if most links but the side bar's have one."""
    dated = [link.published for link in links if link.published]
    told = len(dated) >= _FEWEST_DATES and len(dated) * 2 > len(links)
    return told and window.since is not None and max(dated) < window.since


def _fuller(known: Link | None, link: Link) -> Link:
    """Return one link of the two to an article: the longer text, and a date if one of them has it."""
    if known is None:
        return link
    fuller = max(known, link, key=lambda one: len(one.title or ""))
    return replace(fuller, published=fuller.published or known.published or link.published)


def _address(page: str, base: str, anchor: html.HtmlElement) -> str | None:
    """Return where a link leads to, if that is another page of the same site."""
    href = (anchor.get("href") or "").strip()
    url = urls.absolute(base, href) if href and not href.startswith("#") else None
    return url if url and url != page and urls.same_site(url, page) else None


def _sections(page: str, base: str, tree: html.HtmlElement) -> Iterator[Child]:
    """Yield the sections of the navigation: links to archives and short paths of the same site."""
    seen: set[str] = set()
    for anchor in tree.iter("a"):
        url = _address(page, base, anchor)
        if url and url not in seen and text_of(anchor) and in_furniture(anchor) and _leads_to_section(url):
            seen.add(url)
            yield Child(url, optional=True)
        if len(seen) >= MAX_SECTIONS:
            return


def _leads_to_section(url: str) -> bool:
    parts = urlsplit(url)
    path = unquote(parts.path)
    if _STATIC.search(path) or _LISTS.search(path):
        return False
    short = may_be_article(url) and not _ARTICLE_PATH.search(path) and path.count("/") <= 3  # noqa: PLR2004
    return short or "/category/" in path or "/section/" in path or parts.query.startswith("cat=")
