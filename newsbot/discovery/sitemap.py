"""Sitemaps (sitemaps.org 0.9, Google's news extension): index files, plain and gzipped ones, found by robots.txt.

The protocol allows feeds and plain lists of addresses as well: Blogger and AIOSEO name feeds in robots.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsbot import urls
from newsbot.discovery import feed
from newsbot.discovery.moments import certain, instant, latest
from newsbot.discovery.source import Child, Fetched, Hints, Link, SourcePage, Window
from newsbot.discovery.spans import Span, may_hold, spans
from newsbot.discovery.xml import MAX_ENTRIES, document, local_name, many, parse, unpacked
from newsbot.errors import SourceError

_ENTRY_OF = {"sitemapindex": "sitemap", "urlset": "url"}
_FEEDS = frozenset({"rss", "rdf", "feed"})
# Where Yoast and Rank Math, Jetpack, AIOSEO, Drupal and Blogger, WordPress itself, Google's news plugins (their two
# names), hand-made indexes and Drupal's Simple XML Sitemap are usually found.
_USUAL = (
    "/sitemap_index.xml", "/sitemap.xml", "/wp-sitemap.xml", "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap-index.xml",
    "/default/sitemap.xml",
)  # fmt: skip
# Files of an index that list no articles, by the whole names that Yoast, Rank Math and AIOSEO, WordPress itself, XML
# Sitemap Generator, XML Sitemap & Google News and Jetpack give them (whose films and pictures are the posts' own). A
# part of a name tells nothing: articles-page-2.xml, news-tag-sitemap.xml.
_NO_ARTICLES = re.compile(
    r"""(?ix) (?:.*/)? (?:
    (?:page|category|post_tag|post_format|product|product_cat|product_tag|authors?|attachment|archives|misc)-sitemap\d*
    | wp-sitemap-(?:posts-page|taxonomies-[\w-]+|users)-\d+
    | sitemap-(?:pt-page-(?:p\d+-)?[\d-]+|tax-[\w-]+|authors?|archives|misc|externals|users)
    | sitemap-(?:posttype-page|taxonomy-[\w-]+)(?:\.\d+)* | (?:image|video)-sitemap-(?:index-)?\d+ ) \.xml (?:\.gz)?"""
)
_OF_ROBOTS = re.compile(r"(?im)^[ \t]*sitemap[ \t]*:[ \t]*([^#\r\n]+)")  # some name several in one line
_OF_NEWS = re.compile(r"\{[^}]*news[^}]*\}|news:")  # the prefix stays where its namespace isn't declared
_LIST = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*https?://\S+\s*(?:\Z|[\r\n])", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


def read(fetched: Fetched, window: Window) -> SourcePage:
    """Read robots.txt, an index or a list of pages; raise `SourceError` for anything else."""
    if urlsplit(fetched.url).path == "/robots.txt":
        return SourcePage(children=_of_robots(fetched))
    if _LIST.match(body := unpacked(fetched.url, fetched.body)):
        return _of_list(fetched.url, body)
    text = document(replace(fetched, body=body))
    if text.root.rpartition(":")[2].lower() in _FEEDS:
        return feed.read(fetched)
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
    lines = _OF_ROBOTS.findall(fetched.body.decode("utf-8-sig", "replace"))
    named = [value for line in lines for value in re.split(r"\s+|,(?=\s|https?:|/)", line) if value]
    found = [url for value in named if (url := urls.absolute(fetched.url, value))]
    if found:
        return tuple(Child(url) for url in dict.fromkeys(found))
    return tuple(Child(urljoin(fetched.url, path), optional=True) for path in _USUAL)


def _of_list(base: str, body: bytes) -> SourcePage:
    """Read a text file of one address a line."""
    lines = body.decode("utf-8-sig", "replace").split()
    found = (urls.absolute(base, line) for line in lines[:MAX_ENTRIES] if line.lower().startswith("http"))
    links = tuple(Link(url, via="sitemap") for url in dict.fromkeys(found) if url)
    return SourcePage(links, flaw=many(len(lines)))


def _children(base: str, entries: list[etree._Element], window: Window) -> tuple[Child, ...]:
    """Return the index's files that can hold articles of the window, the latest changed first."""
    children: list[Child] = []
    for fields in map(_fields, entries):
        url = _address(base, fields)
        if url and not _NO_ARTICLES.fullmatch(urlsplit(url).path):
            children.append(Child(url, latest(fields.get("lastmod"))))
    named = spans(child.url for child in children)
    kept = [
        child for child in children
        if not (window.since and child.modified and child.modified < window.since) and may_hold(named[child.url], window)
    ]  # fmt: skip
    return tuple(sorted(kept, key=lambda child: _newness(child, named[child.url]), reverse=True))


def _newness(child: Child, span: Span | None) -> datetime:
    return child.modified or (span[1] if span else datetime.min.replace(tzinfo=UTC))


def _links(base: str, entries: list[etree._Element], window: Window) -> Iterator[Link]:
    for fields in map(_fields, entries):
        url = _address(base, fields)
        language, title = fields.get("language", ""), fields.get("title")
        if url is None or (title and _is_foreign(language, title)):
            continue
        modified = latest(fields.get("lastmod"))
        if window.since and modified and modified < window.since:
            continue  # nothing published since can have been changed before
        published = certain(fields.get("publication_date"), window)
        hints = Hints(language=language) if language else Hints()
        yield Link(url, published, instant(fields.get("lastmod")), title, "sitemap", hints)


def _is_foreign(language: str, title: str) -> bool:
    """Tell whether an article is in another language: its title has to say so too, for plugins state the site's locale."""
    arabic = language.lower().startswith("ar") or _ARABIC.search(language)
    return bool(language) and not arabic and not _ARABIC.search(title)


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
