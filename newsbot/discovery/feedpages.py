"""The page of a feed behind the present one: as the feed names it (RFC 5005), or as WordPress and Blogger number theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from newsbot import urls

# What WordPress writes into a feed besides its generator, which security plugins take out: comment feeds, drafts' addresses.
_WORDPRESS = re.compile(rb"wellformedweb\.org/CommentAPI|com-wordpress:feed|/wp-content/|[?&]p=\d+\s*</guid>")
_ITS_FEED = re.compile(r"(?i)(?:.*/)?feed(?:/(?:rss2?|rdf|atom))?/?")


def next_page(url: str, head: Mapping[str, Any], source: bytes) -> str | None:
    """Return the address of the page with older entries, None if there is none or none can be told."""
    for link in head.get("links", ()):
        if link.get("rel") == "next" and (following := urls.absolute(url, link.get("href") or "")):
            return _on_own_host(url, following)
    generator = (head.get("generator") or "").lower()
    if "blogger" in generator:
        return _by_index(url, head)
    by_form = not generator and _has_its_form(url) and _WORDPRESS.search(source)
    return _counted(url, "paged", _asked(url, "paged", 1) + 1) if "wordpress" in generator or by_form else None


def total(head: Mapping[str, Any]) -> int | None:
    """Return how many entries there are on all pages, where the feed says so (OpenSearch)."""
    return _number(head.get("opensearch_totalresults"))


def _on_own_host(url: str, following: str) -> str:
    """Return the following page; Blogger names it on its own host, where a site with a domain has it too."""
    if urls.same_site(url, following) or "start-index=" not in urlsplit(following).query:
        return following
    return urlunsplit((*urlsplit(url)[:3], urlsplit(following).query, ""))


def _by_index(url: str, head: Mapping[str, Any]) -> str | None:
    size, every = _number(head.get("opensearch_itemsperpage")), total(head)
    following = _asked(url, "start-index", 1) + (size or 0)
    return _counted(url, "start-index", following) if size and every and following <= every else None


def _has_its_form(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_ITS_FEED.fullmatch(parts.path)) or any(pair.startswith("feed=") for pair in parts.query.split("&"))


def _asked(url: str, name: str, otherwise: int) -> int:
    values = (pair.partition("=")[2] for pair in urlsplit(url).query.split("&") if pair.startswith(f"{name}="))
    return next((number for value in values if (number := _number(value))), otherwise)


def _counted(url: str, name: str, number: int) -> str:
    parts = urlsplit(url)
    pairs = [pair for pair in parts.query.split("&") if pair and not pair.startswith(f"{name}=")]
    return urlunsplit((*parts[:3], "&".join([*pairs, f"{name}={number}"]), ""))


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() else None
