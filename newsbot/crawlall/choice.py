"""Which sites are crawled, in which order, and whether they can be: all that is checked before anything is begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scrapy import Spider

from newsbot.arguments import Arguments
from newsbot.errors import UsageError
from newsbot.spider import NewsSpider

Sites = Sequence[type[NewsSpider]]


def chosen(spiders: Mapping[str, type[Spider]], names: Sequence[str], countries: Iterable[str]) -> Sites:
    """Return the sites of these names, or all that have domains of their own; of these countries, if any are named.

    Raises `UsageError` for a name or a country that there isn't.
    """
    known = {name: spider for name, spider in spiders.items() if issubclass(spider, NewsSpider) and spider.domains}
    for name in names:
        if name in spiders and name not in known:
            raise UsageError(f"{name} is no site of its own: scrapy crawl {name} -a url=https://example.com/")
        if name not in known:
            raise UsageError(f"there is no site {name!r}; scrapy list shows them all")
    sites = [known[name] for name in dict.fromkeys(names)] or list(known.values())
    wanted = {code.upper() for code in countries}
    there = {site.country for site in known.values() if site.country}
    for code in sorted(wanted - there):
        raise UsageError(f"there is no site of {code}; there are sites of: {', '.join(sorted(there))}")
    found = [site for site in sites if not wanted or site.country in wanted]
    if not found:
        named = f"{', '.join(names)}: none of them is of {', '.join(sorted(wanted))}"
        raise UsageError(named if names else "there is no site with domains of its own; scrapy genspider makes one")
    return found


def in_order(sites: Sites, last: Mapping[str, float]) -> Sites:
    """Return the sites in the order in which they are begun: first those whose last run is longest ago."""
    return sorted(sites, key=lambda site: (last.get(site.name, 0.0), site.name))


def check_arguments(sites: Sites, given: dict[str, str]) -> None:
    """Raise `UsageError` for an argument that isn't for many sites, or that one of them can't use."""
    if "url" in given:
        raise UsageError("-a url=… names one site's start page: use it with scrapy crawl")
    for zone in sorted({site.zone or "UTC" for site in sites}):
        Arguments.read(given, zone)


def check_feeds(uris: Iterable[object]) -> None:
    """Raise `UsageError` for a further copy (-o) that all sites would write to at once."""
    for uri in uris:
        if "%(name)s" not in str(uri):
            raise UsageError(f"-o {uri} would be written by all sites at once: put %(name)s into its name")
