"""Which article a page is: its identifier, what its canonical link says, and the site that it belongs to."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

from newsbot import urls
from newsbot.extraction.page import Page
from newsbot.extraction.reader import Reader
from newsbot.extraction.site import SiteHints
from newsbot.extraction.zones import country_of, country_of_page

_SLUG = re.compile(r"[^/]-[^/]|\d|[^\x00-\x7f]")
_NUMBER = re.compile(r"\d{5,}")  # shorter ones may be years


def identity_of(reader: Reader) -> dict[str, Any]:
    """Return the fields id, site, country, url, canonical_url and syndicated_from."""
    page, site = reader.page, reader.site
    own, foreign = _canonical(page, site)
    domains = _domains(page, site)
    name = site.name or urls.authority(page.url)
    return {
        "id": identifier(name, page.url, own, domains),
        "site": name,
        "country": site.country or country_of(page.url)[0] or country_of_page(reader),
        "url": page.url,
        "canonical_url": own,
        "syndicated_from": foreign,
    }


def identifier(site: str, url: str, canonical: str | None, domains: tuple[str, ...]) -> str:
    """Return the identifier of the article at an address, whose page names this canonical one on its own site."""
    return urls.article_id(site, urls.identity(canonical if canonical and _same(canonical, url) else url, domains))


def addresses_of(reader: Reader) -> tuple[str, ...]:
    """Return the page's address, with its canonical one if that names this very page."""
    url, canonical = reader.page.url, canonical_of(reader)
    return (url, canonical) if canonical and _same(canonical, url) else (url,)


def canonical_of(reader: Reader) -> str | None:
    """Return rel=canonical if it is on the page's own site, whatever page of it that names."""
    return _canonical(reader.page, reader.site)[0]


def _canonical(page: Page, site: SiteHints) -> tuple[str | None, str | None]:
    """Return rel=canonical as (own, None) or (None, foreign). A canonical that names the front page names nothing."""
    address = urls.absolute(page.base, page.canonical) if page.canonical else None
    if address is None or (urls.is_private(urls.host(address)) and not urls.is_private(urls.host(page.url))):
        return None, None  # a page written on the machine that the site is tried out on
    domains = _domains(page, site)
    if urls.in_domains(address, domains):
        return (address, None) if urls.identity(address, domains) != "/" else (None, None)
    return None, address


def _same(canonical: str, url: str) -> bool:
    """Tell whether a canonical names this very page: many name a section, or a script without the article's number.

    It must bear the page's slug or number. Believing one that doesn't would make all articles of a site one.
    """
    one, other = urlsplit(canonical), urlsplit(url)
    if one.path == other.path:
        return one.query == other.query
    slug, own = (unquote(parts.path).rstrip("/").rpartition("/")[2] for parts in (one, other))
    numbers, own_numbers = ({*_NUMBER.findall(f"{parts.path}?{parts.query}")} for parts in (one, other))
    return (slug == own and bool(_SLUG.search(slug))) or bool(numbers & own_numbers)


def _domains(page: Page, site: SiteHints) -> tuple[str, ...]:
    return site.domains or (urls.host(page.url).removeprefix("www."),)
