"""WordPress's archives by day and month: the way to what was published long ago, where nothing shorter leads there."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urljoin

from lxml import html

from newsbot import urls
from newsbot.discovery.source import Child, Window

_MOST_DAYS = 31
_MOST_MONTHS = 24
_DAY = timedelta(days=1)
_CONTENT = re.compile(r"(?i)^(?P<root>\S*?/)wp-(?:content|includes)/")


def archives(page: str, base: str, tree: html.HtmlElement, window: Window) -> tuple[Child, ...]:
    """Return the archives of a bounded window, the latest first, as guesses; none unless the page is WordPress's.

    A span of a month is asked day by day, a longer one by its months: at most two years of them.
    """
    root = _root(page, base, tree)
    if root is None or window.since is None or window.until is None:
        return ()
    first, last = (window.since - _DAY).date(), (window.until + _DAY).date()  # by the site's clock, which isn't known
    if window.until - window.since <= _MOST_DAYS * _DAY:
        spans = [f"{last - n * _DAY:%Y/%m/%d}" for n in range((last - first).days + 1)]
    else:
        months = range(last.year * 12 + last.month - 1, first.year * 12 + first.month - 2, -1)
        spans = [f"{month // 12:04}/{month % 12 + 1:02}" for month in months[:_MOST_MONTHS]]
    return tuple(Child(urljoin(root, f"{span}/"), optional=True) for span in spans)


def _root(page: str, base: str, tree: html.HtmlElement) -> str | None:
    """Return the address of the WordPress site that a page belongs to, by where its files are."""
    for element in tree.iter("link", "script", "img"):
        address = (element.get("href") or element.get("src") or "").strip()
        if found := _CONTENT.match(address):
            root = urls.absolute(base, found["root"])
            return root if root and urls.same_site(root, page) else urljoin(page, "/")
    generators = (
        meta.get("content") or "" for meta in tree.iter("meta") if (meta.get("name") or "").lower() == "generator"
    )
    return urljoin(page, "/") if any("wordpress" in value.lower() for value in generators) else None
