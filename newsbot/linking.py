"""From the links that a source names to the pages that the ledger knows: one for each article of the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsbot import urls
from newsbot.arabic import clean
from newsbot.discovery.source import Hints, Link
from newsbot.ledger.ledger import Page
from newsbot.urlforms import may_be_article

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)  # zones and clocks that are wrong


def pages_of(
    source: str, links: Iterable[Link], hosts: Sequence[str], now: datetime
) -> tuple[list[Page], dict[str, Hints]]:
    """Return the pages of the links that can be articles of a site on these hosts, one for each identity.

    With them, by page, the hints of those that carry a full text: the ones with the sections if there are several.
    """
    pages: dict[str, Page] = {}
    hints: dict[str, Hints] = {}
    for link in links:
        url = urls.clean(link.url)
        if url and urls.in_domains(url, hosts) and may_be_article(url):
            key = urls.identity(url, hosts)
            pages.setdefault(key, Page(key, _sound(replace(link, url=urls.plain(url), via=source), now)))
            if "content" in link.hints and ("section" in link.hints or key not in hints):
                hints[key] = link.hints
    return list(pages.values()), hints


def _sound(link: Link, now: datetime) -> Link:
    """Return the link without what can't be true or can't be stored: dates of other centuries, half characters."""
    title, hints = link.title and clean(link.title), link.hints
    if "section" in hints:
        hints = Hints(**{**hints, "section": [clean(name) for name in hints["section"]]})
    published, modified = _possible(link.published, now), _possible(link.modified, now)
    return replace(link, title=title, hints=hints, published=published, modified=modified)


def _possible(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment and _EARLIEST < moment < now + _AHEAD else None
