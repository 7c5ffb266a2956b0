"""Title, section, tags, image and addresses: what a page says of itself, in the order of trust that each field has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from lxml import html

from newsbot import urls
from newsbot.arabic import clean, fold, repair
from newsbot.extraction.jsonld import Graph, Node, first, strings
from newsbot.extraction.page import Page, text_of
from newsbot.extraction.site import SiteHints

_HEADLINES = "//h1|//h2[contains(@class,'title')]|//*[@itemprop='headline']|//*[contains(@class,'entry-title')]"
_SEPARATORS = re.compile(r"\s+[-–—|»:•]\s+")
_SIMILAR = 0.85
_HOME = {fold(word) for word in ("الرئيسية", "الصفحة الرئيسية", "رئيسية", "الرئيسة", "home", "accueil", "أنت هنا")}
_TAG_SPLIT = re.compile(r"\s*[,،;؛|]\s*")
_CRUMBS = ("//*[@id='crumbs' or @id='breadcrumb' or @id='breadcrumbs']"
           "|//*[contains(concat(' ',normalize-space(@class),' '),' breadcrumb ')]"
           "|//*[contains(concat(' ',normalize-space(@class),' '),' breadcrumbs ')]")  # fmt: skip
_SUBTITLES = "//*[contains(@class,'subtitle') or contains(@class,'sub-title') or contains(@class,'sub_title')]"
_CAPTIONS = ("//*[contains(@class,'single-post-caption') or contains(@class,'wp-caption-text')"
             " or contains(@class,'image-caption')]|//figure[.//img]//figcaption")  # fmt: skip


@dataclass(slots=True)
class Reader:
    """A page with what is known of its site; `sources` collects where each field's value came from."""

    page: Page
    graph: Graph
    site: SiteHints
    node: Node | None = None
    sources: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, candidates: Iterable[tuple[str, Any]]) -> Any:
        """Return the first candidate that isn't empty and note its source under the field's name."""
        for source, value in candidates:
            if value:
                self.sources[name] = source
                return value
        return None

    def selected(self, name: str) -> str | None:
        """Return the text of the site's own selector for a field."""
        selector = self.site.selectors.get(name)
        elements = self.page.tree.cssselect(selector) if selector else []
        return next((text for element in elements if (text := text_of(element))), None)


def stored(text: str | None) -> str | None:
    """Clean a value for storage; entities are decoded a second time only where one remains."""
    if not text:
        return None
    return " ".join(clean(repair(unescape(text) if "&" in text else text)).split()) or None


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


def title_of(reader: Reader, names: list[str]) -> str | None:
    """Return the headline: the visible one if it is what the page calls itself elsewhere too."""
    stated = {
        "json_ld": stored(first((reader.node or {}).get("headline"))),
        "og:title": _without_site(stored(reader.page.meta("og:title", "twitter:title")), names),
        "title": _without_site(stored(reader.page.title), names),
    }
    visible = [text for element in reader.page.tree.xpath(_HEADLINES) if (text := stored(text_of(element)))]
    references = [text for text in stated.values() if text]
    likely = [text for text in visible if any(_similar(text, reference) for reference in references)]
    alone = [text for text in visible if text not in names] if not references else []
    candidates = [
        ("site", stored(reader.selected("title"))),
        ("h1", next(iter(likely or alone), None)),
        *stated.items(),
    ]
    title: str | None = reader.take("title", candidates)
    return title


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


def _similar(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) > 20 and (a.startswith(b) or b.startswith(a))):  # noqa: PLR2004 - cut titles
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SIMILAR


def section_of(reader: Reader, title: str | None) -> list[str]:
    """Return the sections, outermost first. A breadcrumb that ends in the stated section gives the way to it."""
    page = reader.page
    stated = stored(page.meta("article:section"))
    crumbs = _breadcrumb(reader, title)
    if stated and crumbs and fold(crumbs[-1]) == fold(stated):
        return list(reader.take("section", [("breadcrumb", crumbs)]))
    linked = [stored(name) for name in strings((reader.node or {}).get("articleSection"))]
    candidates = [
        ("site", [stored(reader.selected("section"))] if reader.selected("section") else []),
        ("article:section", [stated] if stated else []),
        ("json_ld", [name for name in linked[:1] if name]),
        ("breadcrumb", crumbs),
    ]
    return [name for name in reader.take("section", candidates) or [] if name]


def _breadcrumb(reader: Reader, title: str | None) -> list[str]:
    names: list[str] = []
    for element in reader.page.tree.xpath(_CRUMBS)[:1]:
        names = [text_of(link) for link in element.iter("a")]
    names = names or reader.graph.breadcrumb()
    left_out = {*_HOME, fold(title or ""), *map(fold, site_names(reader))}
    return [name for name in dict.fromkeys(map(stored, names)) if name and fold(name) not in left_out]


def tags_of(reader: Reader, title: str | None) -> list[str]:
    """Return the keywords; meta keywords only if they aren't the title or the same for the whole site."""
    page = reader.page
    related = [text_of(a) for a in page.tree.xpath("//a[contains(@rel,'tag')]") if "category" not in a.get("rel", "")]
    keywords = _split(page.metas.get("keywords", ()))
    candidates = [
        ("article:tag", _split(page.metas.get("article:tag", ()))),
        ("json_ld", _split(strings((reader.node or {}).get("keywords")))),
        ("rel=tag", _split(related)),
        ("keywords", keywords if fold(" ".join(keywords)) != fold(title or "") else []),
    ]
    return list(reader.take("tags", candidates) or [])


def _split(values: Iterable[str]) -> list[str]:
    parts = (part for value in values for part in _TAG_SPLIT.split(value))
    return [tag for tag in dict.fromkeys(map(stored, parts)) if tag]


def image_of(reader: Reader) -> tuple[str | None, str | None]:
    """Return the address and the caption of the main picture."""
    page = reader.page
    image = (reader.node or {}).get("image")
    described = next(_addresses(image), None)
    candidates = [("og:image", page.meta("og:image", "og:image:url", "twitter:image")), ("json_ld", described)]
    given = reader.take("image", candidates)
    address = urls.absolute(page.url, given) if given else None
    captions = (stored(text_of(element)) for element in page.tree.xpath(_CAPTIONS))
    return address, next((caption for caption in captions if caption), None)


def _addresses(image: object) -> Iterator[str]:
    for item in image if isinstance(image, list) else [image]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and isinstance(item.get("url"), str):
            yield item["url"]


def subtitle_of(reader: Reader, title: str | None) -> str | None:
    """Return a second headline that the page marks as one."""
    elements: list[html.HtmlElement] = reader.page.tree.xpath(_SUBTITLES)
    marked = next((text for element in elements if (text := stored(text_of(element)))), None)
    subtitle: str | None = reader.take("subtitle", [("site", stored(reader.selected("subtitle"))), ("class", marked)])
    return subtitle if subtitle and fold(subtitle) != fold(title or "") else None


def summary_of(reader: Reader, title: str | None) -> str | None:
    """Return the page's own description, if it says more than the title."""
    page = reader.page
    candidates = [
        ("og:description", stored(page.meta("og:description"))),
        ("description", stored(page.meta("description"))),
        ("json_ld", stored(first((reader.node or {}).get("description")))),
    ]
    summary: str | None = reader.take("summary", [c for c in candidates if c[1] and fold(c[1]) != fold(title or "")])
    return summary


def opt_out_of(reader: Reader) -> list[str]:
    """Return the page's signals against mining: robots noai, noimageai; tdm-reservation (W3C TDMRep)."""
    robots = ",".join(reader.page.metas.get("robots", ())).lower().replace(" ", "").split(",")
    signals = [f"meta:{word}" for word in ("noai", "noimageai") if word in robots]
    return signals + (["meta:tdm-reservation"] if reader.page.meta("tdm-reservation") == "1" else [])
