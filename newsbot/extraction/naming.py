"""Where a page says what its site is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.jsonld import first, strings
from newsbot.extraction.kinds import Kind
from newsbot.extraction.names import Names, cuts_of, is_home, leads_home, names_from, parts_of
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader, stored

_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name", "al:android:app_name",
          "twitter:app:name:iphone", "dc.publisher", "publisher")  # fmt: skip
_LOGOS = Kind(re.compile(r"(?i)logo|brand|site-?(?:name|title)|masthead").search)
_LOGO_WORD = re.compile(r"(?i)\b(?:logo|شعار|لوغو)\b")
_CALLED = etree.XPath("//a[normalize-space()=$name]")
_CANDIDATES = 6
_WORDS = 6  # of a name


def names_of(reader: Reader) -> Names:
    """Return what is known of a site's names, for cutting them off."""
    keys = [key for name in reader.names if (key := fold(name))]
    stated = [*reader.page.metas.get("article:section", ()), *strings((reader.node or {}).get("articleSection"))]
    sections = set(map(fold, stated))

    def is_section(text: str) -> bool:
        return fold(text) in sections or _leads_to(reader, text)

    return names_from(keys, urls.host(reader.page.url), is_section)


def site_names(reader: Reader) -> list[str]:
    """Return the names under which the site presents itself: a title's tail counts as such only if it is one."""
    page, names = reader.page, [reader.site.brand or ""]
    names += [value[:200] for key in _METAS for value in page.metas.get(key, ())]
    names += reader.graph.names((reader.node or {}).get("publisher"))
    for node in reader.graph.nodes:
        if first(node.get("@type")) in ("WebSite", "Organization", "NewsMediaOrganization"):
            names += strings(node.get("name"))
    names += _logos(reader)
    names += _behind_headline(reader, set(map(fold, names)))
    return [name for name in dict.fromkeys(map(stored, names)) if name and not name.startswith("http")]


def _logos(reader: Reader) -> Iterator[str]:
    """Yield what the links to the front page say that stand in a logo or in a heading."""
    numbers = reader.outline.named(_LOGOS)[:_CANDIDATES]
    headings = [h1 for _, h1 in zip(range(_CANDIDATES), reader.page.tree.iter("h1"), strict=False)]
    for element in (*(reader.outline.elements[number] for number in numbers), *headings):
        if leads_home(element, reader.page.url):
            told = [text_of(element), *(image.get("alt") or "" for image in element.iter("img"))]
            said = (" ".join(_LOGO_WORD.sub("", text).split()) for text in told)
            yield from (text for text in said if 0 < len(text.split()) <= _WORDS)


def _behind_headline(reader: Reader, known: set[str]) -> Iterator[str]:
    """Yield what <title> says behind the visible headline: the site's name, on pages that state it nowhere else.

    A section may stand there as well; then a link of that name leads to it.
    """
    page = reader.page
    title = stored((page.title or "")[:1000]) or ""
    for _, h1 in zip(range(_CANDIDATES), page.tree.iter("h1"), strict=False):
        headline = fold(text_of(h1)[:1000])
        if not headline or headline in known or leads_home(h1, page.url):
            continue
        tail = next((title[end:] for start, end in cuts_of(title) if fold(title[:start]) == headline), "")
        if len(tail) >= len(headline):  # «الجزائر - …» below a heading that says «الجزائر»
            continue
        for name in dict.fromkeys((tail, *parts_of(tail)[-1:])):
            if name and fold(name) not in known and not _leads_to(reader, name):
                yield name


def _leads_to(reader: Reader, name: str) -> bool:
    links: list[html.HtmlElement] = _CALLED(reader.page.tree, name=name)
    return any(not is_home(link.get("href") or "/", reader.page.url) for link in links)
