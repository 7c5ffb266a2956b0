"""Opening: a parsed page with its title found; everything else finds its way from the headline."""

from __future__ import annotations

from newsbot.extraction.article_node import page_node
from newsbot.extraction.jsonld import Graph
from newsbot.extraction.naming import site_names
from newsbot.extraction.outline import outline_of
from newsbot.extraction.page import Page
from newsbot.extraction.place import find_place
from newsbot.extraction.reader import Reader
from newsbot.extraction.scope import Scope
from newsbot.extraction.site import SiteHints
from newsbot.extraction.title import title_of
from newsbot.extraction.trace import Trace


def opened(page: Page, site: SiteHints, trace: Trace | None = None) -> tuple[Reader, str | None]:
    """Return what reads a page, with its title."""
    graph = Graph(page.scripts)
    outline = outline_of(page.tree)
    reader = Reader(page, outline, graph, site, page_node(page, graph.articles()), trace=trace)
    if "(" in page.encoding:  # the text had been misread before it was sent
        reader.sources["encoding"] = page.encoding
    reader.names = site_names(reader)
    title, headline = title_of(reader)
    number = outline.numbers[headline] if headline is not None else None
    reader.scope = Scope(outline, headline, find_place(outline, number, site.selectors.get("body")))
    return reader, title
