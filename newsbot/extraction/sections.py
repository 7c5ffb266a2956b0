"""Sections: where the page, its breadcrumb, its header or the site's menu say that an article is filed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml import html

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.crumbs import HOME, OTHER_LISTS, breadcrumb
from newsbot.extraction.jsonld import strings
from newsbot.extraction.kinds import Kind
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader, stored

# Names that themes give to the link to an article's section. Seen in: WordPress (cat-links), Sahifa, tagDiv, JNews,
# Drupal (field-name-field-section), Joomla K2 (itemCategory), ASP.NET papers (article_details_category).
_LINKS = Kind(
    re.compile(
        r"(?i)^(?:post|entry|article|news|story|item|single|meta|details?|jeg_meta|td|td-post|blog)(?:[-_]+\w+)??[-_]{0,2}(?:cats?|categor(?:y|ies)|section)s?(?:[-_](?:name|link|title|label))?$"
        r"|^cat-links?$|^cat(?:egory)?[-_]?(?:name|link|label)$|^section[-_]?(?:name|link|label|title)$|^itemCategory$"
        r"|^field(?:-|--)name-field-(?:news-)?(?:section|category)|^field-(?:section|category)$|^category-(?:blog|news)$|^(?:category|section|kicker|post-cats?)$"
    ).search
)
# WordPress marks those items of its menus that the article stands below. What others call active may be the front page.
_MENU = Kind(re.compile(r"^current-(?:post|article|news)-(?:ancestor|parent)$").search)
_METAS = ("og:section", "section", "category", "articlesection", "article.section", "parsely-section", "dc.subject.section",
          "cxenseparse:category", "cxenseparse:recs:category", "sailthru.section", "page.section")  # fmt: skip
# What is no section though it is printed or stated like one.
_NONE = frozenset(map(fold, (
    "غير مصنف", "غير مصنفة", "بدون تصنيف", "بلا تصنيف", "دون تصنيف", "Uncategorized", "Non classé", "عاجل", "خبر عاجل",
    "أخبار عاجلة", "العاجل", "شريط الأخبار", "آخر الأخبار", "أهم الأخبار", "الأكثر قراءة", "سلايدر", "slider", "featured",
    "breaking news", "مميز", "الكل", "المزيد", "أخرى", "مقالات ذات صلة", "اختر الدولة", "وسوم", "الوسوم", "أرشيف",
    "الأرشيف", "عربي", "العربية", "English", "Français", "تسجيل الدخول", "null", "undefined",
)))  # fmt: skip
# First segments of paths that all articles of a site may have.
_GENERAL = frozenset({"news", "article", "articles", "story", "stories", "post", "posts", "node", "details", "ar", "index.php",
                      "content", "p", "n", "view", "read", "show", "page", "item", "archives", "akhbar"})  # fmt: skip
_SPLIT = re.compile(r"\s*[,،;؛|>»/]\s*")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_LABEL = re.compile(r"^(?:القسم|الأقسام|قسم|التصنيفات?|تصنيف|الباب|الفئة|نشر في|في)\s*[:：]\s*")
_NO_NAME = re.compile(r"http|[\d٠-٩]{4}|بتاريخ")  # an address, an issue of a paper
_WORDS = 6  # of a section's name
_LETTERS = 60
_BOX = 16  # words of the links to an article's sections
_NEAR = 80  # elements between a headline and the link to its section
_MOST = 20


def section_of(reader: Reader, title: str | None) -> list[str]:
    """Return the sections, outermost first. A breadcrumb that passes the stated section gives the way to the article."""
    section = reader.take("section", _candidates(reader, Sections(reader, title), title)) or []
    return [section] if isinstance(section, str) else list(section)


def _candidates(reader: Reader, fits: Sections, title: str | None) -> Iterator[tuple[str, str | list[str] | None]]:
    """Yield the candidates in the order of trust; the later ones are looked for only where the earlier ones fail."""
    yield "site", stored(reader.selected("section"))
    stated = {
        "article:section": fits.all(_split(reader.page.metas.get("article:section", ()))),
        "json_ld": fits.all(_split(strings((reader.node or {}).get("articleSection")))),
    }
    crumbs = fits.all(breadcrumb(reader, title))
    if {fold(name) for names in stated.values() for name in names} & set(map(fold, crumbs)):
        yield "breadcrumb", crumbs
    for source, names in stated.items():
        yield source, next((name for name in names if _ARABIC.search(name)), None)
    yield "breadcrumb", crumbs
    yield "category", fits.first(_category_links(reader))
    metas = (value for name in _METAS for value in reader.page.metas.get(name, ()))
    yield "meta", fits.first(value for value in metas if _ARABIC.search(value))
    yield "menu", fits.first(_marked_in_menu(reader)) or fits.all(_on_the_way(reader))
    for source, names in stated.items():  # «sport» of a site whose other pages may say «رياضة»
        yield source, next(iter(names), None)


class Sections:
    """What can be a section's name on one page: no flag, no title, not the site's name."""

    def __init__(self, reader: Reader, title: str | None) -> None:
        self._left_out = {*HOME, *_NONE, fold(title or ""), *map(fold, reader.names)}

    def all(self, names: Iterable[str | None]) -> list[str]:
        """Return the names that can be a section's, in order, each once."""
        cleaned = (_LABEL.sub("", stored((name or "")[:200]) or "") for name in names)
        return [name for name in dict.fromkeys(n.strip(" :.-–/\\|") for n in cleaned if n) if self._fits(name)]

    def first(self, names: Iterable[str | None]) -> str | None:
        """Return the first name that can be a section's."""
        return next(iter(self.all(islice(names, _MOST))), None)

    def _fits(self, name: str) -> bool:
        key = fold(name)
        short = len(name) <= _LETTERS and len(name.split()) <= _WORDS
        return short and key not in self._left_out and any(map(str.isalpha, key)) and not _NO_NAME.search(name)


def _split(values: Iterable[str]) -> list[str]:
    return [part for value in values for part in _SPLIT.split(value[:500]) if part]


def _category_links(reader: Reader) -> Iterator[str]:
    """Yield the links to sections in the article's header: by rel=category, else by what themes call them."""
    outline = reader.outline
    marked = [n for n in outline.attributes.get(("rel", "category"), ()) if outline.tags[n] == "a"]
    for number in [*marked, *outline.named(_LINKS)]:
        element = outline.elements[number]
        if _is_near(reader, number) and reader.scope.holds(element):
            links = [element] if element.tag == "a" else [*element.iter("a"), *element.iterancestors("a")][:_MOST]
            yield from (text_of(link) for link in links if _leads_to_a_section(link, reader))
            if not links and "kicker" not in (element.get("class") or ""):
                yield text_of(element)


def _leads_to_a_section(link: html.HtmlElement, reader: Reader) -> bool:
    address = urls.absolute(reader.page.base, link.get("href") or "")
    own = address is not None and urls.same_site(address, reader.page.url)
    return own and not OTHER_LISTS.search(link.get("href") or "") and bool(_ARABIC.search(text_of(link)))


def _is_near(reader: Reader, number: int) -> bool:
    headline = reader.scope.number
    parts = reader.scope.place.parts
    if headline is None or reader.outline.prose[number] + reader.outline.linked[number] > _BOX:
        return False
    start = parts[0] if parts else headline + _NEAR
    return headline - _NEAR <= number <= max(start, headline + _NEAR) and not reader.scope.in_text(
        reader.outline.elements[number]
    )


def _marked_in_menu(reader: Reader) -> Iterator[str]:
    for number in reader.outline.named(_MENU)[:_MOST]:
        yield next((text_of(link) for link in reader.outline.elements[number].iter("a")), "")


def _on_the_way(reader: Reader) -> list[str]:
    """Return the printed names of the addresses above the article's: /sport/ is what the link to it says."""
    path = unquote(urlsplit(reader.page.url).path).strip("/").split("/")[:-1]
    ways = {"/".join(path[: count + 1]).lower(): count for count in range(min(len(path), 3))}
    ways = {way: count for way, count in ways.items() if not set(way.split("/")) <= _GENERAL and not way[-1].isdigit()}
    if not ways:
        return []
    found: dict[int, str] = {}
    for link in reader.page.tree.iter("a"):
        href = link.get("href") or ""
        plain = unquote(href).lower()
        if not any(way in plain for way in ways):  # most links, before they are taken apart
            continue
        way = _path(href, reader)
        if way in ways and ways[way] not in found and _ARABIC.search(text := text_of(link)):
            found[ways[way]] = text
    return [found[count] for count in sorted(found)]


def _path(href: str, reader: Reader) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.query or (parts.netloc and not urls.same_site(f"http://{parts.netloc}", reader.page.url)):
        return ""
    return unquote(parts.path).strip("/").lower()
