"""Find the sources of a site that nobody has described yet, from its start page and robots.txt."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree, html

from newsbot import urls
from newsbot.discovery.feed import Feed
from newsbot.discovery.section import Sections
from newsbot.discovery.sitemap import Sitemap
from newsbot.discovery.source import Fetched, Source
from newsbot.discovery.wordpress import WordPress

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_MAX_FEEDS = 5


def sources_of(home: Fetched) -> tuple[Source, ...]:
    """Return the sources in the order of their cost: WordPress REST, feeds, sitemaps, section pages.

    Sitemaps are looked for by robots.txt; without a feed on the start page the usual /feed/ is tried.
    """
    rest, feeds = _named(home)
    found: list[Source] = [WordPress(urlsplit(rest).path + "wp/v2/")] if rest else []
    found += [Feed(url) for url in feeds] or [Feed()]
    return (*found, Sitemap(), Sections())


def _named(home: Fetched) -> tuple[str | None, list[str]]:
    try:
        tree = html.document_fromstring(home.body)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, []
    rest: str | None = None
    feeds: list[str] = []
    for link in tree.iter("link"):
        url = urls.absolute(home.url, link.get("href") or "")
        if url is None or urls.host(url) != urls.host(home.url):
            continue
        relation = (link.get("rel") or "").lower().split()
        if "https://api.w.org/" in relation:
            rest = url
        elif "alternate" in relation and link.get("type") in _FEED_TYPES and "/comments/" not in url:
            feeds.append(url)
    return rest, list(dict.fromkeys(feeds))[:_MAX_FEEDS]
