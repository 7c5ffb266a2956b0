"""Spiders by the names that somebody types, and what each states about its site."""

from __future__ import annotations

import difflib

from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newsbot.errors import UsageError
from newsbot.extraction.site import SiteHints
from newsbot.spider import NewsSpider


def spider_named(settings: BaseSettings, name: str) -> type[NewsSpider]:
    """Return the spider of that name; raise `UsageError` with those that are near if there is none."""
    loader = get_spider_loader(settings)
    names = loader.list()
    if name not in names:
        near = difflib.get_close_matches(name.lower(), names, cutoff=0.5)
        meant = f"did you mean {' or '.join(near)}? " if near else ""
        raise UsageError(f"there is no site {name!r}; {meant}scrapy list shows them all")
    spider = loader.load(name)
    if not issubclass(spider, NewsSpider):
        raise UsageError(f"{name} is no spider of a news site")
    return spider


def hints_at(spider: type[NewsSpider], url: str) -> SiteHints:
    """Return what a crawl of the spider knows of a page of its site; raise `UsageError` if the page isn't on it."""
    try:
        site = spider(url=url)
    except UsageError as error:
        where = f"on {', '.join(spider.domains)}" if spider.domains else "a web address"
        raise UsageError(f"{url} is no page of {spider.name}: it isn't {where}") from error
    return SiteHints(site.site, site.country, site.zone, site.hosts, site.brand, site.selectors)
