"""Sitemaps (sitemaps.org 0.9, Google's news extension): index files, plain and gzipped ones, found by robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from dateutil.parser import isoparse
from lxml import etree

from newsbot import urls
from newsbot.discovery.source import Child, Fetched, Link, SourcePage, Window
from newsbot.discovery.xml import local_name, parse
from newsbot.errors import SourceError

MAX_ENTRIES = 50_000  # of the protocol
# Where Yoast, Rank Math, Drupal and others, WordPress itself, and news sitemaps are usually found.
_USUAL = ("/sitemap_index.xml", "/sitemap.xml", "/wp-sitemap.xml", "/news-sitemap.xml")
# Files of an index that list no articles, by the names that Yoast, Rank Math, WordPress core and AIOSEO give them.
_NO_ARTICLES = re.compile(
    r"(?i)(?:^|[-_/])(page|category|post_tag|tag|author|users|product|attachment|image|video|local|taxonomies)s?"
    r"(?:[-_]sitemap|[-_]\d+|-misc)?\d*\.xml|wp-sitemap-(?:posts-page|taxonomies|users)"
)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap by its path, or, without one, those that robots.txt names, or those in the usual places."""

    path: str | None = None

    @property
    def name(self) -> str:
        """Return "sitemap"."""
        return "sitemap"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the sitemap's address, or that of robots.txt."""
        return (urljoin(base, self.path or "/robots.txt"),)

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read robots.txt, an index or a list of pages; raise `SourceError` for anything else."""
        if urlsplit(fetched.url).path == "/robots.txt":
            return SourcePage(children=_of_robots(fetched))
        root = parse(fetched.url, fetched.body)
        kind = local_name(root)
        if kind == "sitemapindex":
            return SourcePage(children=_children(fetched.url, root, window))
        if kind == "urlset":
            return SourcePage(tuple(_links(fetched.url, root, window)))
        raise SourceError(fetched.url, f"this is no sitemap but <{kind}>")


def _of_robots(fetched: Fetched) -> tuple[Child, ...]:
    lines = fetched.body.decode("utf8", "replace").splitlines()
    named = [line.split(":", 1)[1] for line in lines if line.strip().lower().startswith("sitemap:")]
    found = [url for value in named if (url := urls.absolute(fetched.url, value))]
    if found:
        return tuple(Child(url) for url in dict.fromkeys(found))
    return tuple(Child(urljoin(fetched.url, path), optional=True) for path in _USUAL)


def _children(base: str, root: etree._Element, window: Window) -> tuple[Child, ...]:
    """Return the index's files that can hold articles of the window, the latest changed first."""
    children: list[Child] = []
    for fields in _entries(root, "sitemap"):
        url = urls.absolute(base, fields.get("loc", ""))
        if url and not _NO_ARTICLES.search(urlsplit(url).path):
            children.append(Child(url, instant(fields.get("lastmod"))))
    kept = [c for c in children if not (window.since and c.modified and c.modified < window.since)]
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(kept, key=lambda child: child.modified or oldest, reverse=True))


def _links(base: str, root: etree._Element, window: Window) -> Iterator[Link]:
    for fields in _entries(root, "url"):
        url = urls.absolute(base, fields.get("loc", ""))
        if url is None:
            continue
        published, modified = instant(fields.get("publication_date")), instant(fields.get("lastmod"))
        if window.since and modified and modified < window.since:
            continue  # nothing published since can have been changed before
        yield Link(url, published, modified, fields.get("title"), "sitemap")


def _entries(root: etree._Element, kind: str) -> Iterator[dict[str, str]]:
    """Yield each entry's texts by local name; of the news extension as of the sitemap itself."""
    count = 0
    for entry in root:
        if local_name(entry) != kind:
            continue
        count += 1
        if count > MAX_ENTRIES:
            return
        fields: dict[str, str] = {}
        for element in entry.iter():
            name, text = local_name(element), (element.text or "").strip()
            inside_image = "image" in str(element.tag).split("}")[0]
            if name and text and not inside_image:
                fields.setdefault(name, text)
        yield fields


def instant(value: str | None) -> datetime | None:
    """Read a W3C date (ISO 8601); without a zone it is UTC. None for anything else."""
    if not value:
        return None
    try:
        moment = isoparse(value.strip().replace(" ", "T", 1).replace(" ", ""))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
