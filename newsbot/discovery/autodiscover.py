"""Find the sources of a site that nobody has described yet, from its start page and robots.txt."""

from __future__ import annotations

from newsbot import urls
from newsbot.discovery.feed import Feed
from newsbot.discovery.markup import parse
from newsbot.discovery.section import Sections
from newsbot.discovery.sitemap import Sitemap
from newsbot.discovery.source import Fetched, Source
from newsbot.discovery.wordpress import WordPress
from newsbot.errors import SourceError

_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
_MAX_FEEDS = 5


def sources_of(home: Fetched) -> tuple[Source, ...]:
    """Return the sources in the order of their cost: WordPress REST, feeds, sitemaps, section pages.

    Sitemaps are looked for by robots.txt; without a feed on the start page the usual /feed/ is tried.
    """
    rest, feeds = _named(home)
    found: list[Source] = [WordPress(f"{rest}wp/v2/")] if rest else []
    found += [Feed(url) for url in feeds] or [Feed()]
    return (*found, Sitemap(), Sections())


def _named(home: Fetched) -> tuple[str | None, list[str]]:
    try:
        tree, base = parse(home)
    except SourceError:
        return None, []
    rest: str | None = None
    feeds: list[str] = []
    for link in tree.iter("link"):
        url = urls.absolute(base, link.get("href") or "")
        if url is None or not urls.same_site(url, home.url):
            continue
        relation = (link.get("rel") or "").lower().split()
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        if "https://api.w.org/" in relation:
            rest = url if url.endswith(("/", "%2F")) else f"{url}/"
        elif "alternate" in relation and media in _FEED_TYPES and "/comments/" not in url:
            feeds.append(url)
    return rest, list(dict.fromkeys(feeds))[:_MAX_FEEDS]
