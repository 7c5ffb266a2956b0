"""The kinds of source that a site can state: where each begins. How its files are read is in a module of its own.

That is imported with the first file, which a worker process reads: to list the sites takes no feedparser and no lxml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from newsbot.discovery.source import Fetched, SourcePage, Window

if TYPE_CHECKING:
    from newsbot.discovery.patterns import Patterns

_DAY = timedelta(days=1)
_PER_PAGE = 100  # the most that WordPress allows
_FIELDS = "id,date,date_gmt,modified,modified_gmt,link,title,content,_links,_embedded"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed by its path on the site's host or its full address.

    WordPress writes sections and tags alike as categories, so they are hinted as tags only. An `optional` one is a
    guess: that there is none at its address is no failure.
    """

    path: str = "/feed/"
    optional: bool = False

    @property
    def name(self) -> str:
        """Return "feed"."""
        return "feed"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the feed's address."""
        return (urljoin(base, self.path),)

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read the entries; raise `SourceError` if this is no feed."""
        from newsbot.discovery import feed  # noqa: PLC0415 - the reason stands on top

        return feed.read(fetched)


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
        from newsbot.discovery import sitemap  # noqa: PLC0415

        return sitemap.read(fetched, window)


@dataclass(frozen=True, slots=True)
class Sections:
    """Section pages by their paths, or the start page with the sections that its navigation leads to.

    `patterns` are those of the site's articles, where some are known; without them a page is measured by its own.
    """

    paths: tuple[str, ...] = ()
    patterns: Patterns | None = None

    @property
    def name(self) -> str:
        """Return "section"."""
        return "section"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the pages' addresses."""
        return tuple(urljoin(base, path) for path in self.paths) or (base,)

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read a page's links; raise `SourceError` if it isn't HTML."""
        from newsbot.discovery import section  # noqa: PLC0415

        # Any page may be the start page, which isn't always /; only the first page's sections are asked.
        return section.read(fetched, window, self.patterns, with_sections=not self.paths)


@dataclass(frozen=True, slots=True)
class WordPress:
    """The REST interface of a WordPress site, newest posts first, a hundred a request."""

    path: str = "/wp-json/wp/v2/"

    @property
    def name(self) -> str:
        """Return "wordpress"."""
        return "wordpress"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the first page of posts.

        `after` and `before` are compared with the site's local clock, so they are widened by a day; what is outside
        is left out by its `date_gmt`.
        """
        query = {}
        if window.since:
            query["after"] = _wordpress_date(window.since - _DAY)
        if window.until:
            query["before"] = _wordpress_date(window.until + _DAY)
        return (self._posts(base, "date", query),)

    def changed(self, base: str, since: datetime) -> str:
        """Return the first page of the posts that were changed since, the latest first.

        WordPress knows `modified_after` since 5.7. Older ones leave it out of account and list all posts, in the same
        order: whoever reads has to stop by `Link.modified`.
        """
        return self._posts(base, "modified", {"modified_after": _wordpress_date(since - _DAY)})

    def _posts(self, base: str, order: str, bounds: dict[str, str]) -> str:
        query = {"per_page": _PER_PAGE, "orderby": order, "order": "desc", "_fields": _FIELDS,
                 "_embed": "author,wp:term", **bounds}  # fmt: skip
        separator = "&" if "?" in self.path else "?"
        return f"{urljoin(base, self.path)}posts{separator}{urlencode(query, safe=',:')}"

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read one page of posts; raise `SourceError` if the interface is closed or this isn't it."""
        from newsbot.discovery import wordpress  # noqa: PLC0415

        return wordpress.read(fetched, window)


def _wordpress_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
