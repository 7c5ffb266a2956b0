"""Find the sources of a site that nobody has described yet, from what its start page names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from newsbot import urls
from newsbot.discovery.cms import Cms, cms_of
from newsbot.discovery.kinds import Feed, Sections, Sitemap, WordPress
from newsbot.discovery.markup import parse
from newsbot.discovery.source import Fetched, Source
from newsbot.errors import SourceError

_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
_MAX_FEEDS = 5  # that the page's head names
_MAX_LINKED = 8  # that it links to
# The ends of feeds' addresses: /feed/, /sport/rss, /rss.xml, news.rss, rss-sport.php, /rss/ar/sport.xml, SectionRss, Blogger's.
_FEED_PATH = re.compile(
    r"""(?ix) (?: /(?:feed|rss2?|atom|rdf)s?/? | \.(?:rss|atom|rdf) | (?:rss|feed|atom)[\w-]*\.(?:xml|php|aspx?|ashx)
    | /(?:rss|feeds?)/(?:[\w-]+/){0,3}[\w-]+\.xml | /rss/\w+ | /feeds/posts/(?:default|summary)(?:/-/[^/]+)? )$"""
)
_FEED_QUERY = re.compile(r"(?i)(?:^|&)(?:feed=(?:rss2?|atom|rdf)|format=feed)(?:&|$)")
_SUFFIX = re.compile(r"(?i)/(?:feed|rss2?|atom|rdf)/?$")
_NOT_OF_NEWS = re.compile(r"(?i)comment|/(?:author|user|tag|search|podcast)s?/")
_POST = re.compile(r"(?:^|&)p=\d")
_SECTION = re.compile(r"(?i)/(?:category|section|cat|topics?)/")
_ARTICLE = re.compile(r"[^/-]+-[^/-]+-[^/]+|\d{4,}|/\d{4}/\d\d?/")  # words of a headline, a number, a date
# Where a system has its feed; others mostly have one of these.
_USUAL = {
    "WordPress": ("/feed/",),
    "Drupal": ("/rss.xml",),
    "Joomla": ("/index.php?format=feed&type=rss",),
    "Blogger": ("/feeds/posts/default",),  # Atom, with the page of older entries named
}
_COMMON = ("/feed/", "/rss", "/rss.xml")


@dataclass(frozen=True, slots=True)
class Named:
    """What a page names of its site: what made it, the REST interface, the feeds in its head, and those that it links to."""

    cms: Cms | None = None
    rest: str | None = None
    feeds: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


def sources_of(home: Fetched) -> tuple[Source, ...]:
    """Return the sources in the order of their cost: feeds, WordPress REST, sitemaps, section pages.

    What looks like a feed without being called one is optional, and so are the usual places, which are tried where the
    page names no feed. Sitemaps are looked for by robots.txt.
    """
    named = named_by(home)
    found: list[Source] = [Feed(url) for url in named.feeds]
    found += [Feed(url, optional=True) for url in named.linked]
    found = found or [Feed(path, optional=True) for path in usual_feeds(named.cms)]
    found += [WordPress(f"{named.rest}wp/v2/")] if named.rest else []
    return (*found, Sitemap(), Sections())


def usual_feeds(cms: Cms | None) -> tuple[str, ...]:
    """Return where sites made with a system have their feed, one or a few paths."""
    return _USUAL.get(cms.name, _COMMON) if cms else _COMMON


def named_by(page: Fetched) -> Named:
    """Return what a page names; nothing if it isn't HTML."""
    try:
        tree, base = parse(page)
    except SourceError:
        return Named()
    rest: str | None = None
    feeds: list[str] = []
    for link in tree.iter("link"):
        url = _own(base, page.url, link)
        relation = (link.get("rel") or "").lower().split()
        media = (link.get("type") or "").partition(";")[0].strip().lower()
        if url and "https://api.w.org/" in relation:
            rest = url if url.endswith(("/", "%2F")) else f"{url}/"
        elif url and "alternate" in relation and media in _FEED_TYPES and not _is_narrow(url):
            feeds.append(url)
    feeds = list(dict.fromkeys(feeds))[:_MAX_FEEDS]
    linked = dict.fromkeys(url for url in _linked(tree, base, page.url) if url not in feeds)
    return Named(cms_of(tree), rest, tuple(feeds), tuple(linked)[:_MAX_LINKED])


def _linked(tree: html.HtmlElement, base: str, page: str) -> Iterator[str]:
    for anchor in tree.iter("a"):
        if (url := _own(base, page, anchor)) and url != page and is_feed_address(url):
            yield url


def is_feed_address(url: str) -> bool:
    """Tell whether an address has the form of a feed of news: of a site or a section, not of comments or one article."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if not (_FEED_PATH.search(path) or _FEED_QUERY.search(parts.query)) or _NOT_OF_NEWS.search(path):
        return False
    return not _is_narrow(url)


def _is_narrow(url: str) -> bool:
    """Tell whether a feed is of comments or of one article."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    above, suffix = _SUFFIX.subn("", path)
    of_article = suffix and _ARTICLE.search(above) and not _SECTION.search(path)
    return "comments" in url.lower() or bool(of_article or _POST.search(parts.query))


def _own(base: str, page: str, link: html.HtmlElement) -> str | None:
    """Return where a link leads to, if that is on the page's site."""
    href = (link.get("href") or "").strip()
    url = urls.absolute(base, href) if href and not href.startswith("#") else None
    return url if url and urls.same_site(url, page) else None


def section_feed(section: str) -> str:
    """Return where WordPress has the feed of a section's page."""
    return urljoin(f"{section.partition('?')[0].rstrip('/')}/", "feed/")
