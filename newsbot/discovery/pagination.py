"""The page of a list behind the present one, by its link, its name, its text or its number, as sites usually mark it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml import html

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.page import text_of

# WordPress themes (nav-previous leads to older posts), WP-PageNavi, Jannah, Drupal, Bootstrap, Blogger.
_NAMES = frozenset({
    "next", "next-page", "next_page", "nextpage", "page-next", "pagination-next", "nextpostslink", "next-posts",
    "nav-previous", "the-next-page", "pager-next", "pager__item--next", "page-item-next", "older-posts", "older",
    "blog-pager-older-link", "load-more", "loadmore", "load_more", "load-more-button", "show-more", "show-more-button",
})  # fmt: skip
_TEXTS = frozenset(map(fold, (
    "التالي", "التالية", "الصفحة التالية", "المزيد من الأخبار", "المزيد من المقالات", "تحميل المزيد", "عرض المزيد",
    "الأقدم", "أخبار أقدم", "مقالات أقدم", "المقالات الأقدم", "تدوينات أقدم", "مشاركات أقدم", "المشاركات الأقدم", "رسائل أقدم",
    "next", "next page", "older", "older posts", "older entries", "load more", "show more", "more posts",
    "suivant", "suivante", "page suivante", "articles plus anciens", "voir plus",
)))  # fmt: skip
_ARROWS = frozenset("»›←")
_ADDRESSES = ("href", "data-url", "data-href", "data-next-url", "data-next", "data-load")
_LONGEST = 40  # letters of a link's text
# Pages of comments and of one article, and days of a calendar, are numbered as well.
_OTHERS = re.compile(r"(?i)comment-page-|cpage=|replytocom=|#comments?|/(?:19|20)\d\d/\d\d?(?:/\d\d?)?/?$")
_OF_OTHERS = re.compile(r"(?i)(?:.*\b)?(?:page-?links|post-?pages?|multipage|comments?|calendar|wp-calendar)(?:\b.*)?")
_PAGE = re.compile(
    r"(?i)(?:(?<=/)|[-_])(?:page|p|الصفحة)[-_/=]?(\d{1,4})(?=/|\.|$)|/(\d{1,4})(?=/?$)|[-_](\d{1,4})(?=\.\w+$)"
)
_PARAMETERS = re.compile(r"(?i)page|paged|pg|p|pn|page_?(?:no|num|number|index)|currentpage|صفحة")
_OFFSETS = re.compile(r"(?i)start|limitstart|offset|skip|from|start-index|updated-max|before|after|cursor|page_?token")
_DIGITS = re.compile(r"\d{1,4}")


def next_page(page: str, base: str, tree: html.HtmlElement) -> str | None:
    """Return the address of the next page of the list at `page`, None if none is marked."""
    told = list(_told(page, base, tree))
    return told[0] if told else _numbered(page, base, tree)


def _told(page: str, base: str, tree: html.HtmlElement) -> Iterator[str]:
    """Yield what is called the next page, by its relation first, its class or its text."""
    links = [element for element in tree.iter("link", "a", "button", "div", "span", "li") if _is_marked(element)]
    for element in sorted(links, key=lambda link: "next" not in (link.get("rel") or "").lower().split()):
        for url in _addresses(page, base, element):
            if _continues(page, url) and not _of_others(element):
                yield url


def _is_marked(element: html.HtmlElement) -> bool:
    relation = (element.get("rel") or "").lower().split()
    around = (element, element.getparent()) if element.tag in ("a", "button") else (element,)
    names = {
        name
        for one in around
        if one is not None
        for name in f"{one.get('class', '')} {one.get('id', '')}".lower().split()
    }
    if "next" in relation or names & _NAMES:
        return True
    return element.tag in ("a", "button") and _says_next(element)


def _says_next(element: html.HtmlElement) -> bool:
    text = text_of(element) or element.get("title") or element.get("aria-label") or ""
    return len(text) <= _LONGEST and (text in _ARROWS or fold(text) in _TEXTS)


def _addresses(page: str, base: str, element: html.HtmlElement) -> Iterator[str]:
    """Yield where an element leads to on this site, by its link or by what a script reads; not to this page."""
    for name in _ADDRESSES:
        value = (element.get(name) or "").strip()
        url = urls.absolute(base, value) if value and not value.startswith("#") and "%d" not in value else None
        if url and url != page and urls.same_site(url, page) and not _OTHERS.search(value):
            yield url


def _of_others(element: html.HtmlElement) -> bool:
    return any(
        _OF_OTHERS.fullmatch(f"{ancestor.get('class', '')} {ancestor.get('id', '')}")
        for ancestor, _ in zip(element.iterancestors(), range(4), strict=False)
        if ancestor.tag != "body"
    )


def _continues(page: str, url: str) -> bool:
    """Tell whether an address is the further page of a list, not the article behind another, as rel=next names it too."""
    query = parse_qsl(urlsplit(url).query)
    if any(_OFFSETS.fullmatch(name) for name, _ in query) or _number(url) == _number(page) + 1:
        return True
    return _is_sibling(page, url) and _number(page, 0) == 0 and _number(url, 0) == 1  # Drupal counts from 0


def _number(url: str, otherwise: int = 1) -> int:
    """Return which page of its list an address names."""
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if _PARAMETERS.fullmatch(name) and _DIGITS.fullmatch(value):
            return int(value)
    found = _PAGE.search(urls.shown(parts.path))
    return int(next(filter(None, found.groups()))) if found else otherwise


def _numbered(page: str, base: str, tree: html.HtmlElement) -> str | None:
    """Return the page whose link is the number behind the present page's, among other numbers."""
    numbers = [(element, int(text)) for element in tree.iter("a") if _DIGITS.fullmatch(text := text_of(element))]
    for element, number in numbers:
        if number != _current(page, element) + 1 or _of_others(element):
            continue
        for url in _addresses(page, base, element):
            if _is_sibling(page, url):
                return url
    return None


def _current(page: str, link: html.HtmlElement) -> int:
    """Return the number that stands unlinked among the numbers around a link; else what the address tells."""
    for ancestor, _ in zip(link.iterancestors(), range(3), strict=False):
        for element in ancestor.iter("span", "strong", "b", "li", "em", "a", "td"):
            names = f"{element.get('class', '')} {element.get('aria-current', '')}".lower()
            marked = element.tag in ("strong", "b") or any(
                word in names for word in ("current", "active", "selected", "page")
            )
            unlinked = element.tag != "a" and element.find(".//a[@href]") is None
            if (
                marked
                and (unlinked or "current" in names or "active" in names)
                and _DIGITS.fullmatch(text := text_of(element))
            ):
                return int(text)
    return max(1, _number(page))


def _is_sibling(page: str, url: str) -> bool:
    """Tell whether two addresses differ by a page's number only, which the first page may go without."""
    return _unnumbered(page) == _unnumbered(url)


def _unnumbered(url: str) -> tuple[str, frozenset[tuple[str, str]]]:
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query)
    kept = {(name, value) for name, value in pairs if not (_PARAMETERS.fullmatch(name) or _OFFSETS.fullmatch(name))}
    return _PAGE.sub("", urls.shown(parts.path)).rstrip("/"), frozenset(kept)
