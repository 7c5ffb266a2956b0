"""Breadcrumbs: the way from the front page to an article, as its page prints or describes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from newsbot.arabic import fold
from newsbot.extraction.furniture import CODE
from newsbot.extraction.kinds import Kind
from newsbot.extraction.page import raw_text, text_of
from newsbot.extraction.reader import Reader, stored

# Rank Math, Yoast, JNews (jeg_breadcrumbs), tagDiv (td-crumb), Joomla (pathway), Drupal, Sahifa (#crumbs).
_CRUMBS = Kind(
    re.compile(r"(?i)bread[-_]?crumb|(?:^|[-_])crumbs?(?:$|[-_])|^path-?way$|^you-?are-?here$|^site-?path$").search
)
_MARKS = re.compile(r"BreadcrumbList|[Bb]readcrumb|مسار")
_HERE = "نت هنا"
_SAY_HERE = etree.XPath(f"//text()[contains(.,'{_HERE}')]")
_FRONT = frozenset({"الرئيسية", "الصفحة الرئيسية", "الرئيسة", "Home", "home"})
_BETWEEN = re.compile(r"^\s*(?:[/›»«>→←\\⟩❯]|->)\s*")
_SEPARATORS = re.compile(r"\s*(?:[/›»«>→←|\\⟩❯•]|->|::)\s*|\s+[-–—~:]\s+|\n")
_LABEL = re.compile(r"^\s*(?:أنت هنا|انت هنا|أنت الآن في|أنت تتصفح|المسار|you are here)\s*[:：]?\s*", re.IGNORECASE)
HOME = frozenset(map(fold, (
    "الرئيسية", "الصفحة الرئيسية", "رئيسية", "الرئيسة", "الصفحة الأولى", "البداية", "الواجهة", "Home", "Home page",
    "Accueil", "أنت هنا", "موقعك الحالي", "الموقع", "الصفحة الحالية",
)))  # fmt: skip
# Pages that list articles by something else than their section.
OTHER_LISTS = re.compile(
    r"(?i)/(?:tag|author|writer|profile|user|search|date|archive)s?/(?!categor)|[?&](?:tag|author|s)=|/\d{4}(?:/\d{1,2})?/?$"
)
_FRONT_PAGE = re.compile(r"(?i)/|(?:https?:)?//[^/?#]+/?(?:index\.\w+|(?:ar|home)/?)?|/(?:index\.\w+|home/?)")
_MOST = 8  # elements tried
_LINKS = 5
_WORDS = 60  # of a whole breadcrumb, with the headline at its end
_BEGINNING = 12  # letters by which a cut headline is told


def breadcrumb(reader: Reader, title: str | None) -> list[str]:
    """Return the names of the breadcrumb between the front page and the headline; [] if there is none."""
    for number in _places(reader):
        names = _until(title, _names_in(reader.outline.elements[number]))
        if names:
            return names
    return _until(title, reader.graph.breadcrumb())


def _places(reader: Reader) -> Iterator[int]:
    outline = reader.outline
    named = outline.named(_CRUMBS)[: _MOST * 4]
    outer = [number for number in named if not set(named).intersection(outline.around(outline.parents[number]))]
    yield from (number for number in outer[:_MOST] if _fits(reader, number))
    if not outer:
        tree = reader.page.tree
        numbers = outline.marked(("itemtype", "aria-label"), _MARKS)[:_MOST]
        if _HERE in raw_text(tree):
            numbers += [outline.numbers[text.getparent()] for text in _SAY_HERE(tree)[:2]]
        fronts = (link for link in tree.iter("a") if (link.text or "").strip() in _FRONT)
        numbers += [way for link in islice(fronts, _MOST) if (way := _way_from(reader, link)) is not None]
        yield from (number for number in numbers if _fits(reader, number))


def _way_from(reader: Reader, front: html.HtmlElement) -> int | None:
    """Return the element in which a link to the front page is followed by a separator and other links, as menus aren't."""
    for element in islice(front.iterancestors(), 3):
        links = sum(1 for _ in islice(element.iter("a"), _LINKS + 1))
        if links > _LINKS:
            return None
        if any(_BETWEEN.search(piece) for piece, linked in _pieces(element) if not linked):
            return reader.outline.numbers[element]
    return None


def _fits(reader: Reader, number: int) -> bool:
    words = reader.outline.prose[number] + reader.outline.linked[number]
    return 0 < words <= _WORDS and not reader.scope.in_text(reader.outline.elements[number])


def _names_in(element: html.HtmlElement) -> Iterator[str]:
    """Yield the links' texts, and what stands between separators outside of links."""
    for piece, linked in _pieces(element):
        if linked:
            yield piece
        else:
            yield from _SEPARATORS.split(_LABEL.sub("", piece))


def _pieces(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    if element.tag == "a":
        href = (element.get("href") or "").strip()
        yield "" if OTHER_LISTS.search(href) or _is_front(href) else text_of(element), True
        return
    yield " ".join((element.text or "").split(" ")), False
    for child in element:
        if isinstance(child.tag, str) and child.tag not in CODE:
            yield from _pieces(child)
        yield child.tail or "", False


def _is_front(href: str) -> bool:
    """Tell whether a link leads to the front page: what it is called is then the site, not a section."""
    return bool(_FRONT_PAGE.fullmatch(href))


def _until(title: str | None, names: Iterator[str] | list[str]) -> list[str]:
    """Return the names before the headline, which may stand at the end cut short."""
    key = fold(title or "")
    found: list[str] = []
    for raw in names:
        if not raw or raw.isspace():
            continue
        name = (stored(_LABEL.sub("", raw)[:300]) or "").strip(" :/›»«>|\\-–")
        folded = fold(name)
        if len(folded) >= _BEGINNING and key and (key.startswith(folded.rstrip()) or folded.startswith(key)):
            break
        if folded and folded != key:
            found.append(name)
    return found
