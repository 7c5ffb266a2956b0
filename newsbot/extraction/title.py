"""The headline: the text, and the element that shows it, from which the other readers find their way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from lxml import html

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.jsonld import Node, first, strings
from newsbot.extraction.page import Page, text_of
from newsbot.extraction.reader import Reader, stored

# A heading, or what a theme calls a title: h2 of Joomla, <span class="ItemTitle"> of ASP.NET.
_HEADINGS = "//h1|//h2|//h3|//*[@itemprop='headline' or contains(@class,'itle')]"
_SEPARATORS = re.compile(r"\s+[-–—|»:•]\s+")
_SIMILAR = 0.85
_LONG = 20  # letters: two titles that begin alike for so long are one, cut for a search engine
_MOST_WORDS = 60  # a wrapper that a theme calls a title holds more


def page_node(page: Page, nodes: list[Node]) -> Node | None:
    """Return the JSON-LD node that describes this page's article: one that bears its title or its address.

    Without either it may be the one that a related item, a video or a list came with; a single one that bears no
    title at all is the page's.
    """
    told = [page.meta("og:title"), page.meta("twitter:title"), page.title, *map(text_of, page.tree.iter("h1"))]
    titles = [fold(text) for text in told if text]
    here = urls.identity(page.url)
    fitting = [node for node in nodes if _names(node, titles) or _leads(node, here)]
    unnamed = [
        node for node in nodes if not first(node.get("headline")) and "VideoObject" not in strings(node.get("@type"))
    ]
    fields = ("headline", "datePublished", "author", "articleBody")
    candidates = fitting or (unnamed if len(unnamed) == 1 else [])
    return max(candidates, key=lambda node: sum(name in node for name in fields), default=None)


def _names(node: Node, titles: list[str]) -> bool:
    headline = fold(first(node.get("headline")) or first(node.get("name")) or "")
    return bool(headline) and any(headline in title or _alike(headline, title) for title in titles)


def _leads(node: Node, here: str) -> bool:
    page = node.get("mainEntityOfPage")
    given = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return any(urls.identity(address) == here for value in given for address in strings(value) if "/" in address)


def site_names(reader: Reader) -> list[str]:
    """Return the names under which the site presents itself: a title's tail counts as such only if it is one."""
    page, names = reader.page, [reader.site.brand or ""]
    names += [value for key in ("og:site_name", "application-name") for value in page.metas.get(key, ())]
    names += reader.graph.names((reader.node or {}).get("publisher"))
    for node in reader.graph.nodes:
        if first(node.get("@type")) in ("WebSite", "Organization", "NewsMediaOrganization"):
            names += strings(node.get("name"))
    names += _behind_headline(page)
    return [name for name in dict.fromkeys(map(stored, names)) if name and not name.startswith("http")]


def _behind_headline(page: Page) -> Iterator[str]:
    """Yield what <title> says behind the visible headline: the site's name, on pages that state it nowhere else."""
    title = stored(page.title) or ""
    for headline in (stored(text_of(h1)) for h1 in page.tree.iter("h1")):
        if headline and title.startswith(headline) and (match := _SEPARATORS.match(title, len(headline))):
            yield title[match.end() :]


def title_of(reader: Reader) -> tuple[str | None, html.HtmlElement | None]:
    """Return the headline and its element: the visible one if it is what the page calls itself elsewhere too."""
    page = reader.page
    og_title = stored(page.meta("og:title", "twitter:title"))
    described = {
        "json_ld": stored(first((reader.node or {}).get("headline"))),
        "og:title": _without_site(og_title, reader.names),
    }
    named = _without_site(stored(page.title), reader.names)
    for source, printed, kept in (("og:title", og_title, described["og:title"]), ("title", stored(page.title), named)):
        if printed != kept:
            reader.note("title", source, printed, "the site's name was cut off")
    visible = list(_visible(reader))
    references = [text for text in (*described.values(), named) if text]
    text, element = _matching(visible, references)
    if element is None and not any(described.values()):
        # A <title> that nothing on the page repeats may be the site's name alone; it is if a longer heading stands here.
        longer = ((text, e) for text, e in visible if len(text.split()) > len((named or "").split()))
        text, element = next(longer, (None, None))
    if element is not None:
        text = _without_inlay(element, references) or stored(text)
    candidates = [("site", stored(reader.selected("title"))), ("h1", text), *described.items(), ("title", named)]
    title: str | None = reader.take("title", candidates)
    chosen = next(iter(reader.elements("title")), None)
    return title, chosen if chosen is not None else element


def _matching(
    visible: list[tuple[str, html.HtmlElement]], references: list[str]
) -> tuple[str | None, html.HtmlElement | None]:
    """Return the first heading that is one of the references, to the letter or at least nearly so."""
    keys = [fold(reference) for reference in references]
    folded = [(fold(text), text, element) for text, element in visible]
    for alike in (_begins_alike, _alike):
        for key, text, element in folded:
            if any(alike(key, reference) for reference in keys):
                return text, element
    return None, None


def _visible(reader: Reader) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield the headings of the page that aren't the site's own name, <h1> first."""
    elements: list[html.HtmlElement] = reader.page.tree.xpath(_HEADINGS)
    known = set(map(fold, reader.names))
    for element in sorted(elements, key=lambda element: element.tag != "h1"):
        text = text_of(element)
        if text and len(text.split()) <= _MOST_WORDS and fold(text) not in known and not _leads_home(element):
            yield text, element


def _without_inlay(element: html.HtmlElement, references: list[str]) -> str | None:
    """Return the headline without a kicker or date that stands in the same heading, if it is known without it."""
    own = "".join([element.text or "", *(child.tail or "" for child in element)])
    texts = (stored(text) for text in (own, *map(text_of, element)))
    known = set(map(fold, references))
    return next((text for text in texts if text and fold(text) in known), None)


def _leads_home(element: html.HtmlElement) -> bool:
    return any(_is_home(link.get("href") or "#") for link in element.iter("a"))


def _is_home(href: str) -> bool:
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return not parts.path.strip("/") and not parts.query and bool(parts.path or parts.netloc)


def _without_site(title: str | None, names: list[str]) -> str | None:
    """Cut a leading or trailing site name off, if what stands behind the separator is one."""
    if not title:
        return None
    known = {fold(name) for name in names}
    for match in _SEPARATORS.finditer(title):
        if fold(title[match.end() :]) in known:
            return title[: match.start()]
        if fold(title[: match.start()]) in known:
            return title[match.end() :]
    return title


def _begins_alike(a: str, b: str) -> bool:
    """Tell whether two folded titles are one, perhaps cut."""
    return bool(a) and (a == b or (min(len(a), len(b)) > _LONG and (a.startswith(b) or b.startswith(a))))


def _alike(a: str, b: str) -> bool:
    """Tell whether two folded titles are one, spelt, cut or punctuated in two ways."""
    if not a or not b or _begins_alike(a, b):
        return bool(a and b)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # each cheaper than the next, and above it
    return all(bound() >= _SIMILAR for bound in bounds)
