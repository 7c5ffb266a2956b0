"""Sitemaps (sitemaps.org 0.9, Google's news extension): index files, plain and gzipped ones, found by robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsbot import urls
from newsbot.discovery.moments import certain, instant, latest
from newsbot.discovery.source import Child, Fetched, Link, SourcePage, Window
from newsbot.discovery.xml import MAX_ENTRIES, document, local_name, many, parse
from newsbot.errors import SourceError

_ENTRY_OF = {"sitemapindex": "sitemap", "urlset": "url"}
# Where Yoast, Rank Math, Drupal and others, WordPress itself, and news sitemaps are usually found.
_USUAL = ("/sitemap_index.xml", "/sitemap.xml", "/wp-sitemap.xml", "/news-sitemap.xml")
# Files of an index that list no articles, by the whole names that Yoast, Rank Math and AIOSEO, WordPress itself, and
# XML Sitemap Generator give them. A part of a name tells nothing: articles-page-2.xml, news-tag-sitemap.xml.
_NO_ARTICLES = re.compile(
    r"""(?ix) (?:.*/)? (?:
    (?:page|category|post_tag|post_format|product|product_cat|product_tag|author|attachment)-sitemap\d*
    | wp-sitemap-(?:posts-page|taxonomies-[\w-]+|users)-\d+
    | sitemap-(?:pt-page-[\d-]+|tax-[\w-]+|authors|archives) ) \.xml (?:\.gz)?"""
)
_OF_ROBOTS = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S+)")
_OF_NEWS = re.compile(r"\{[^}]*news[^}]*\}|news:")  # the prefix stays where its namespace isn't declared


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
        text = document(fetched)
        root = parse(fetched.url, text)
        kind = local_name(root)
        if kind not in _ENTRY_OF:
            raise SourceError(fetched.url, f"this is no sitemap but <{kind}>", "not_sitemap")
        entries = [entry for entry in root if local_name(entry) == _ENTRY_OF[kind]]
        flaw = text.flaw or many(len(entries))
        if kind == "sitemapindex":
            return SourcePage(children=_children(fetched.url, entries[:MAX_ENTRIES], window), flaw=flaw)
        return SourcePage(tuple(_links(fetched.url, entries[:MAX_ENTRIES], window)), flaw=flaw)


def _of_robots(fetched: Fetched) -> tuple[Child, ...]:
    named = _OF_ROBOTS.findall(fetched.body.decode("utf-8-sig", "replace"))
    found = [url for value in named if (url := urls.absolute(fetched.url, value))]
    if found:
        return tuple(Child(url) for url in dict.fromkeys(found))
    return tuple(Child(urljoin(fetched.url, path), optional=True) for path in _USUAL)


def _children(base: str, entries: list[etree._Element], window: Window) -> tuple[Child, ...]:
    """Return the index's files that can hold articles of the window, the latest changed first."""
    children: list[Child] = []
    for fields in map(_fields, entries):
        url = _address(base, fields)
        if url and not _NO_ARTICLES.fullmatch(urlsplit(url).path):
            children.append(Child(url, latest(fields.get("lastmod"))))
    kept = [c for c in children if not (window.since and c.modified and c.modified < window.since)]
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(kept, key=lambda child: child.modified or oldest, reverse=True))


def _links(base: str, entries: list[etree._Element], window: Window) -> Iterator[Link]:
    for fields in map(_fields, entries):
        url = _address(base, fields)
        if url is None:
            continue
        modified = latest(fields.get("lastmod"))
        if window.since and modified and modified < window.since:
            continue  # nothing published since can have been changed before
        published = certain(fields.get("publication_date"), window)
        yield Link(url, published, instant(fields.get("lastmod")), fields.get("title"), "sitemap")


def _address(base: str, fields: dict[str, str]) -> str | None:
    return urls.absolute(base, fields["loc"]) if "loc" in fields else None  # no address would mean the sitemap itself


def _fields(entry: etree._Element) -> dict[str, str]:
    """Return an entry's own texts by local name, and those of the news extension; images and videos have others."""
    fields: dict[str, str] = {}
    for element in entry.iter():
        text = (element.text or "").strip()
        if text and (element.getparent() is entry or _OF_NEWS.match(str(element.tag))):
            fields.setdefault(local_name(element), text)
    return fields
