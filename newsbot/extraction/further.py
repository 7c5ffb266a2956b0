"""Further pages: which links of an article's page lead to other pages of the same article, and to no other one.

Themes mark neighbouring articles with rel=next and «التالي» as well: an address counts only if it is the article's own
with a page number, and if the page shows it as one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from lxml import html

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.identity import addresses_of, canonical_of
from newsbot.extraction.page import names_in, text_of
from newsbot.extraction.paging import MAX_PAGES, Numbered, numbered
from newsbot.extraction.reader import Reader

_NUMBERED = re.compile(r"(?:^|[/=,_pC-])\d{1,4}(?:/?|\.\w{3,4})(?:[?&#].*)?$")  # cheap to look for
_LONGEST = 2000  # letters of an address
_MOST = 1000  # links with a number: pages have a dozen, and each is taken apart
_TAIL = 11  # letters in which the number stands, where nothing comes behind the path
_LABEL = 40  # letters
_SHOWN = re.compile(r"(?:(?:ال)?صفحه|page|p)?\s*(\d{1,4})")
_NEXT = re.compile(
    r"(?:(?:ا?قر[ا]|انتقل ال[يى])?\s*(?:ال)?(?:صفحه|جزء)?\s*(?:التالي|التاليه)|تابع القراءه|next(?: page)?|(?:page )?suivante?)"
)
_PREVIOUS = re.compile(
    r"(?:(?:ال)?صفحه\s*)?(?:السابق|السابقه|الاولي|الاول)|prev(?:ious)?(?: page)?|first|(?:page )?précédente?"
)
# What themes and systems call the row of numbers. Seen in: WordPress and its plug-ins, Drupal, Joomla, Bootstrap.
_PAGER = re.compile(
    r"(?i)(?:.*[-_])?(?:page-?links?|post-?nav-?links|link-?pages|page-?numbers|pagination|pager|paging|multi-?page|page-?navi?|pagenav|article-?(?:index|pages))(?:[-_].*)?"
)
_ROW = 4  # elements from a link to what is called so
_OTHERS = frozenset({"sidebar", "related", "comments", "newsletter", "weather and ticker", "<aside>"})

Form = tuple[str, str]


class Turning:
    """The pages that an article's own pages name, all numbered in one form: the one that its first page has most of."""

    def __init__(self, own: Collection[str]) -> None:
        self._own = own
        self._found: dict[int, Numbered] = {}
        self._form: Form | None = None

    def add(self, reader: Reader) -> None:
        """Take up what a page of the article names."""
        found: defaultdict[Form, dict[int, Numbered]] = defaultdict(dict)
        for link, address in islice(_links(reader, _is_numbered), _MOST):
            for way in numbered(address):
                if urls.identity(way.base) in self._own and _is_further(reader, link, way):
                    found[way.form].setdefault(way.number, way)
        if self._form is None and found:
            self._form = max(found, key=lambda form: len(found[form]))
        for number, way in found.get(self._form or ("", ""), {}).items():
            self._found.setdefault(number, way)

    @property
    def last(self) -> int:
        """How many pages the article has, by the last one that is named."""
        return max(self._found, default=1) + self._shift

    @property
    def pages(self) -> list[str]:
        """The addresses of the second page and those behind it, in order; long rows of numbers leave out the middle."""
        if not self._found:
            return []
        highest = self._found[max(self._found)]
        numbers = range(2 - self._shift, min(self.last, MAX_PAGES) + 1 - self._shift)
        return [(self._found[n].page(n) if n in self._found else highest.page(n)) for n in numbers]

    @property
    def _shift(self) -> int:
        """1 where the first page counts as 0."""
        return int(1 in self._found)


def further_pages(reader: Reader) -> list[str]:
    """Return the addresses of the further pages that a first page names."""
    turning = Turning(own_identities(reader))
    turning.add(reader)
    return turning.pages


def own_identities(reader: Reader) -> frozenset[str]:
    """Return the identities that an article's first page has, the one without a number among them: ?page=1."""
    addresses = addresses_of(reader)
    first = [way.base for url in addresses for way in numbered(url) if way.in_query and way.number <= 1]
    return frozenset(map(urls.identity, (*addresses, *first))) - {urls.identity("/")}


def beginning(reader: Reader) -> str | None:
    """Return the address of the article's first page, if this is a later one and says so."""
    page, canonical = reader.page, canonical_of(reader)
    for way in numbered(page.url):
        base = urls.identity(way.base)
        if base.endswith("/") or not (1 if way.from_zero else 2) <= way.number <= MAX_PAGES:
            continue
        if canonical and urls.identity(canonical) == base:
            return canonical
        for link, address in _links(reader, bool):
            if urls.identity(address) == base and _is_first(reader, link, way):
                return address
    return None


def _is_numbered(href: str) -> bool:
    behind = "?" in href or "#" in href or "&" in href
    return _NUMBERED.search(href, 0 if behind else max(0, len(href) - _TAIL)) is not None


def _links(reader: Reader, is_wanted: Callable[[str], bool]) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield the links of a page whose targets, as written, are wanted, with their addresses."""
    for element in reader.page.tree.iter("a", "link"):
        href = element.get("href")
        if href and len(href) <= _LONGEST and is_wanted(href):
            address = urls.absolute(reader.page.base, href)
            if address:
                yield element, address


def _is_further(reader: Reader, link: html.HtmlElement, way: Numbered) -> bool:
    """Tell whether a link to the article's own address with a number is shown as one to that page of it."""
    relations = (link.get("rel") or "").lower().split()
    if link.tag == "link":
        return "next" in relations and way.number >= (1 if way.in_query else 2) and not way.weak
    if not _is_own(reader, link) or way.number < (1 if way.in_query else 2):
        return False
    label = fold(text_of(link)[:_LABEL]).strip()
    if shown := _SHOWN.fullmatch(label):
        number = int(shown[1])
        return number > 1 and number in (way.number, way.number + way.in_query)
    if way.weak:
        return False
    if "next" in relations or _NEXT.fullmatch(label):
        return True
    return _is_in_pager(link) and (way.number > 1 or way.from_zero)


def _is_first(reader: Reader, link: html.HtmlElement, way: Numbered) -> bool:
    """Tell whether a link from a later page is shown as one to the first."""
    label = fold(text_of(link)[:_LABEL]).strip()
    shown = _SHOWN.fullmatch(label)
    if link.tag == "a" and shown and _is_own(reader, link):
        return int(shown[1]) == 1
    if way.weak or (link.tag == "a" and not _is_own(reader, link)):
        return False
    relations = (link.get("rel") or "").lower().split()
    return way.number == 2 and ("prev" in relations or bool(_PREVIOUS.fullmatch(label) and _is_in_pager(link)))  # noqa: PLR2004


def _is_own(reader: Reader, link: html.HtmlElement) -> bool:
    """Tell whether a link stands outside of what has rows of numbers of its own: comments, lists in side bars."""
    outline, around = reader.outline, reader.scope.around
    return not any(
        outline.rules[node] in _OTHERS and node not in around for node in outline.around(outline.numbers[link])
    )


def _is_in_pager(link: html.HtmlElement) -> bool:
    around = [link, *(element for element, _ in zip(link.iterancestors(), range(_ROW), strict=False))]
    return any(_PAGER.fullmatch(name) for element in around for name in names_in(element))
