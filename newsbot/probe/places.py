"""Where a site may have its sources, in the order of their cost, and how many of each are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from newsbot import urls
from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.discovery.autodiscover import named_by, section_feed, usual_feeds
from newsbot.discovery.source import Child, Fetched
from newsbot.probe.gathering import ALWAYS, Gathering
from newsbot.probe.home import Home

_T = TypeVar("_T")
_FEEDS, _LINKED, _SECTION_FEEDS = 4, 4, 3  # of each way in which feeds are found
_SITEMAPS, _FILES = 4, 2  # sitemaps, and files of each index
_SECTIONS, _NAMED_SECTIONS = 3, 5


async def feeds(gathering: Gathering, base: str, home: Home) -> None:
    """Ask the feeds that the start page names, the usual places if it names none, and those of sections."""
    named = home.named
    first = named.feeds[:_FEEDS] or [urljoin(base, path) for path in usual_feeds(named.cms)]
    if not named.feeds and urlsplit(base).path != "/" and (named.cms is None or _is_wordpress(home)):
        first = [section_feed(base), *first]  # of a language, or of one site among several
    within = [section_feed(url) for url in home.sections] if _is_wordpress(home) else []
    for url in dict.fromkeys((*first, *named.linked[:_LINKED], *spread(within, _SECTION_FEEDS))):
        fetched, _ = await gathering.source("feed", url, Feed(address(url, base)))
        if fetched is not None and gathering.rows[url].verdict == "another thing":  # it may be a page that lists feeds
            listed = named_by(fetched)
            for other in (*listed.feeds, *listed.linked)[:_LINKED]:
                await gathering.source("feed", other, Feed(address(other, base)))


async def wordpress(gathering: Gathering, base: str, home: Home) -> None:
    """Ask the REST interface where it says it is, or in its usual place unless the site is made with something else."""
    if home.named.cms is None or _is_wordpress(home):
        root = f"{home.named.rest}wp/v2/" if home.named.rest else urljoin(base, WordPress().path)
        source = WordPress(address(root, base))
        [url] = source.first(base, ALWAYS)
        await gathering.source("wordpress", url, source)


async def sitemaps(gathering: Gathering, robots: Fetched) -> None:
    """Ask those that robots.txt names, or the usual ones until one is there, and the newest files of indexes."""
    for child in Sitemap().read(robots, ALWAYS).children[:_SITEMAPS]:
        _, page = await gathering.source("sitemap", child.url, Sitemap())
        if page.children:
            await _files(gathering, child.url, page.children)
        if child.optional and gathering.rows[child.url].works:
            return


async def _files(gathering: Gathering, index: str, children: Sequence[Child]) -> None:
    """Ask an index's newest file, and its last if that holds no articles; an index works if one of them does."""
    files = list(dict.fromkeys(child.url for child in (children[0], children[-1], *children[1:2])))
    for url in files[:_FILES]:
        await gathering.source("sitemap", url, Sitemap())
        if gathering.rows[url].works:
            newest = gathering.rows[url].newest
            gathering.rows[index] = replace(gathering.rows[index], verdict="works", newest=newest)
            return


async def sections(gathering: Gathering, asked: str, start: Fetched, home: Home) -> None:
    """Read the start page as a list of articles, and some of the pages that its navigation leads to.

    If it isn't the site's own that was asked for, but that of a language say, a file names its sections one by one.
    """
    whole = urlsplit(asked).path == "/"
    await gathering.page("section", start, Sections() if whole else Sections((address(start.url, start.url),)))
    for url in spread(home.sections, _SECTIONS if whole else _NAMED_SECTIONS):
        source = Sections((address(url, start.url),))
        await gathering.source("section", url, None if whole else source, source)


def address(url: str, base: str) -> str:
    """Return how a site's file names an address: by its path, if it is on the site's own host."""
    parts = urlsplit(url)
    return f"{parts.path}{'?' + parts.query if parts.query else ''}" if urls.same_site(url, base) else url


def spread(items: Sequence[_T], most: int) -> list[_T]:
    """Return at most so many items from all parts of a list, the first and the last among them."""
    if len(items) <= most:
        return list(items)
    return [items[round(number * (len(items) - 1) / max(most - 1, 1))] for number in range(most)]


def _is_wordpress(home: Home) -> bool:
    return home.named.rest is not None or (home.named.cms is not None and home.named.cms.name == "WordPress")
