"""The contract between a source of links and the spider that asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypedDict


class Hints(TypedDict, total=False):
    """What a source says about an article besides its address. A hint never outranks the page itself."""

    section: list[str]
    tags: list[str]
    authors: list[str]
    summary: str
    content: str  # the full text as HTML: the witness
    content_source: str  # "feed" or "wordpress"
    language: str  # as a news sitemap states it


@dataclass(frozen=True, slots=True)
class Link:
    """One article that a source names. Dates are aware; a date without a time is midnight of the site's zone."""

    url: str
    published: datetime | None = None
    modified: datetime | None = None
    title: str | None = None
    via: str = ""
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Child:
    """A file that an index names (a sitemap of an index, a section of the front page).

    `modified` is the last instant at which it can have been changed, by what the index tells. An `optional` one is a
    guess: that it isn't there is no failure. `continues` is the first page of the list that this is a further page of.
    `changes` says that the list is of what changed: it goes on as long as it names changes, not only news.
    """

    url: str
    modified: datetime | None = None
    optional: bool = False
    continues: str | None = None
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The time span that a run asks for, as aware instants: `since` included, `until` excluded. None is open."""

    since: datetime | None = None
    until: datetime | None = None

    def excludes(self, instant: datetime | None) -> bool:
        """Tell whether an instant surely lies outside. An unknown instant is never excluded."""
        if instant is None:
            return False
        return (self.since is not None and instant < self.since) or (self.until is not None and instant >= self.until)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One downloaded file of a source. Header names are lower case."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a file was read in part: a stable code as those of `SourceError`, and the same in words."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What one file of a source holds.

    `children` are asked each in its own right (unless older than the window). `next` is the page with the next
    older entries; it is asked as long as this one brought something that the ledger doesn't know. `flaw` is there when
    only a part of the file could be read, cut off on its way or too long: the rest is missed, and the walk unfinished.
    `total` is how many links the whole list has that this is a page of, where the source tells.
    """

    links: tuple[Link, ...] = ()
    children: tuple[Child, ...] = ()
    next: str | None = None
    flaw: Flaw | None = None
    total: int | None = None


class Source(Protocol):
    """A kind of source. Implementations are frozen dataclasses without I/O: the spider downloads for them."""

    @property
    def name(self) -> str:
        """Return "feed", "sitemap", "wordpress" or "section": goes to `Article.discovered_via` and the report."""

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the URLs to ask first. `base` is the start page of the site, absolute, with a path."""

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read one downloaded file; raise `SourceError` if it isn't what this source expects."""
