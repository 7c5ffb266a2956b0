"""Which of a page's JSON-LD nodes describes its article: others come with related items, videos and lists."""

from __future__ import annotations

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.alike import alike
from newsbot.extraction.jsonld import Node, first, strings
from newsbot.extraction.page import Page, text_of
from newsbot.extraction.reader import stored

_FIELDS = ("headline", "datePublished", "author", "articleBody")
_MOST = 200  # nodes looked at
_TITLES = 12  # headings looked at
_LONGEST = 2000  # letters


def page_node(page: Page, nodes: list[Node]) -> Node | None:
    """Return the JSON-LD node that describes this page's article: one that bears its title or its address.

    Without either it may be the one that a related item, a video or a list came with; a single one that bears no
    title at all is the page's.
    """
    if not nodes:
        return None
    headings = [text_of(h1) for _, h1 in zip(range(_TITLES), page.tree.iter("h1"), strict=False)]
    told = [page.meta("og:title"), page.meta("twitter:title"), page.title, *headings]
    titles = [fold(text) for raw in told if raw and (text := stored(raw[:_LONGEST]))]
    here = urls.identity(page.url)
    nodes = nodes[:_MOST]
    fitting = [node for node in nodes if _names(node, titles) or _leads(node, here)]
    unnamed = [
        node for node in nodes if not first(node.get("headline")) and "VideoObject" not in strings(node.get("@type"))
    ]
    candidates = fitting or (unnamed if len(unnamed) == 1 else [])
    return max(candidates, key=lambda node: sum(name in node for name in _FIELDS), default=None)


def _names(node: Node, titles: list[str]) -> bool:
    headline = stored((first(node.get("headline")) or first(node.get("name")) or "")[:_LONGEST])
    key = fold(headline or "")
    return bool(key) and any(key in title or alike(key, title) for title in titles)


def _leads(node: Node, here: str) -> bool:
    page = node.get("mainEntityOfPage")
    given = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return any(urls.identity(address) == here for value in given for address in strings(value) if "/" in address)
