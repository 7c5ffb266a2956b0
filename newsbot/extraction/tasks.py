"""Tasks: what a worker can be asked to do. They go over its pipe, and so does what they return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from newsbot.errors import SourceError

if TYPE_CHECKING:  # the worker imports these, the crawling process can do without their weight
    from newsbot.article import Article
    from newsbot.dedup.fingerprint import Fingerprint
    from newsbot.discovery.source import Fetched, Link, Source, SourcePage, Window
    from newsbot.extraction.paging import Part
    from newsbot.extraction.site import SiteHints


class Task(Protocol):
    """What a worker can be asked to do."""

    @property
    def url(self) -> str:
        """Return the address of what is read."""

    def run(self) -> Any:
        """Do it, in the worker. What it returns and raises goes over the pipe."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a page: its article, and what the article's text is compared by."""

    article: Article
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Job:
    """One page for a worker: the arguments of `newsbot.extraction.extract`."""

    html: bytes
    url: str
    content_type: str | None
    fetched_at: datetime
    site: SiteHints
    link: Link | None
    parts: tuple[Part, ...] | None = None

    def run(self) -> Read:
        """Return the page's article; raise `NotAnArticle`, or `Continues` for further pages of it."""
        from newsbot.dedup.fingerprint import fingerprint  # noqa: PLC0415 - as below
        from newsbot.extraction import extract  # noqa: PLC0415 - keeps trafilatura out of the crawling process

        given = {name: getattr(self, name) for name in ("content_type", "fetched_at", "site", "link", "parts")}
        article = extract(self.html, self.url, **given)
        return Read(article, fingerprint(article.text))


@dataclass(frozen=True, slots=True)
class SourceJob:
    """One file of a source for a worker."""

    source: Source
    fetched: Fetched
    window: Window

    @property
    def url(self) -> str:
        """Return the file's address."""
        return self.fetched.url

    def run(self) -> SourcePage:
        """Return what the file names; raise `SourceError`."""
        try:
            return self.source.read(self.fetched, self.window)
        except (SourceError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever strangers write must cost no more than their own file
            raise SourceError(self.url, f"it can't be read ({error!r})", "fault") from None
