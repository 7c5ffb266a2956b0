"""Feeds: RSS 0.9-2.0, RDF and Atom, through feedparser, which forgives what real feeds do to XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from newsbot import urls
from newsbot.discovery.entries import entries_of, head_of
from newsbot.discovery.feedpages import next_page, total
from newsbot.discovery.source import Fetched, Hints, Link, SourcePage
from newsbot.discovery.xml import MAX_ENTRIES, Document, document, many, parse
from newsbot.errors import SourceError

_KINDS = frozenset({"rss", "rdf", "feed"})
_LONG = (
    2000  # entries: feedparser takes a third of a millisecond for each, and a time-out has to hold on a busy machine
)
_UPDATED = re.compile(rb"<\w+:updated\b")  # Atom's date of change within RSS, as ASP.NET writes it
# Services whose links stand for a site's own: they count readers, or shorten.
_COUNTERS = re.compile(
    r"feedproxy\.google\.com|feeds\d*\.(?:feedburner|feedblitz)\.com|(?:.*\.)?(?:feedsportal|pheedo)\.com|"
    r"(?:www\.)?(?:bit\.ly|buff\.ly|dlvr\.it|goo\.gl|ift\.tt|ow\.ly|t\.co|tinyurl\.com)"
)
_MISREAD = re.compile(r"(?i)^\s*\d{9,}\s*$|\bA[SD]T\b")


def read(fetched: Fetched) -> SourcePage:
    """Read the entries of a feed; raise `SourceError` if this is none."""
    text = document(fetched)
    kind, head, entries = _parsed(fetched.url, text)
    tells = kind == "feed" or _UPDATED.search(text.source) is not None
    links = tuple(link for entry in entries[:MAX_ENTRIES] if (link := _link(fetched.url, entry, changes=tells)))
    following = next_page(fetched.url, head, text.source) if links else None
    return SourcePage(links, next=following, flaw=text.flaw or many(len(entries)), total=total(head))


def _parsed(url: str, text: Document) -> tuple[str, Any, list[Any]]:
    """Return the name of a feed's root, what it says of itself, and its entries."""
    kind = text.root.rpartition(":")[2].lower()
    if kind not in _KINDS:
        raise SourceError(url, f"this is no feed but <{kind}>", "not_feed")
    if text.source.count(b"<item") + text.source.count(b"<entry") > _LONG:
        return kind, *_by_lxml(url, text)
    # A stream, not bytes: feedparser opens bytes that look like a file name or an address.
    # Of a picture's caption it makes the full text, if the entry has a summary.
    source = text.source.replace(b"<media:description", b"<media:caption").replace(
        b"</media:description", b"</media:caption"
    )
    feed = feedparser.parse(BytesIO(source), sanitize_html=False, resolve_relative_uris=False,
                            response_headers={"content-type": "application/xml; charset=utf-8"})  # fmt: skip
    if feed.bozo:  # of tags that aren't closed it makes entries within entries, and loses the inner ones
        head, entries = _by_lxml(url, text)
        if len(entries) > len(feed.entries):
            return kind, head, entries
    return kind, feed.feed, feed.entries


def _by_lxml(url: str, text: Document) -> tuple[Any, list[Any]]:
    root = parse(url, text)
    return head_of(root), entries_of(root, MAX_ENTRIES + 1)


def _link(base: str, entry: Any, *, changes: bool) -> Link | None:
    url = _address(base, entry)
    if url is None:
        return None
    published, modified = _instant(entry, "published"), _instant(entry, "updated")
    if published is None and not changes:  # RSS knows no date of change: feedparser calls a dc:date so
        published, modified = modified, None
    return Link(
        url=url,
        published=published,
        modified=modified,
        title=" ".join((entry.get("title") or "").split()) or None,
        via="feed",
        hints=_hints(entry),
    )


def _address(base: str, entry: Any) -> str | None:
    """Return an entry's address: the one that Feedburner's stands for, its own, or an identifier that is one.

    An address of a service that counts readers comes last: it leads away from the site, and many of them are closed.
    """
    original, own, identifier = (" ".join((entry.get(k) or "").split()) for k in ("feedburner_origlink", "link", "id"))
    if not identifier.lower().startswith(("http://", "https://")):
        identifier = ""
    given = sorted((original, own, identifier), key=lambda address: bool(_COUNTERS.fullmatch(urls.host(address))))
    return next((url for address in given if address and (url := urls.absolute(base, address))), None)


def _hints(entry: Any) -> Hints:
    hints = Hints()
    if tags := _distinct(tag.get("term") for tag in entry.get("tags", ())):
        hints["tags"] = tags
    if authors := _distinct(author.get("name") for author in entry.get("authors", ())):
        hints["authors"] = authors
    contents = [part.get("value") or "" for part in entry.get("content", ())]
    if full := max(contents, key=len, default=""):
        hints["content"] = full
        hints["content_source"] = "feed"
    return hints


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in values if value and value.strip()))


def _instant(entry: Any, name: str) -> datetime | None:
    """Return an entry's date, which feedparser gives in UTC; None if it can't be read, or was misread.

    feedparser takes a count of seconds for a year, and AST for the time of the Atlantic, not of Arabia.
    """
    parsed: struct_time | None = entry.get(f"{name}_parsed") if name in entry else None
    if parsed is None or _MISREAD.search(entry[name]):
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC)
    except ValueError:
        return None
