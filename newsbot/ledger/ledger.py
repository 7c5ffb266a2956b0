"""The ledger as the rest of the program sees it: its records and its operations. sqlite.py keeps it on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from newsbot.article import Article
from newsbot.dedup.decide import Verdict
from newsbot.dedup.fingerprint import Fingerprint, Fingerprinted
from newsbot.discovery.source import Link, Window
from newsbot.extraction.habits import Habit
from newsbot.ledger.schedule import Recheck

Outcome = Literal["new", "revised", "unchanged", "duplicate", "rejected", "withdrawn", "failed"]
Then = Literal["closed", "again", "open"]
"""What becomes of a rejected page: closed until its source says that it changed; looked at once more, but not at once;
or open for any run that asks for it, since this one only didn't want it."""

NOT_TO_BLAME = frozenset({"busy", "original_failed"})
"""Reasons of failures that say nothing of the page: it is tried again as if it hadn't been."""

MISSING = frozenset({"http_404", "http_410"})
"""Reasons of rejections by which a site says that there is no such page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A link as the ledger keeps it. `key` is the page's identity within its site, `seq` its place in the queue.

    `seen` says that the page was read before: the section among its hints is then the one that it states itself.
    `article` is the id of the article that was written from it, `withdrawn` says that it was found to be gone since. `etag` and `last_modified` are the validators of what
    was read last. `held` says that an article was read from it, written or not; `reason` is why its last look ended as it did.
    """

    key: str
    link: Link
    attempts: int = 0
    seq: int = 0
    seen: bool = False
    article: str | None = None
    withdrawn: bool = False
    etag: str | None = None
    last_modified: str | None = None
    held: bool = False
    reason: str | None = None

    def is_no_article(self, reason: str) -> bool:
        """Tell whether a rejection is final: at the second look, since a site that is out of order shows anything.

        Of a page that held an article the look before counts only if it ended for the same reason.
        """
        return self.seen and (not self.held or self.reason == reason)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article on its way through the pipelines, with the page that it came from.

    `as_printed` is the article before blocks were left out as the site's habit, if any were. `read` is the text that
    the page was read with: its fingerprint counts as long as it is the article's.
    """

    page: Page
    article: Article
    as_printed: Article | None = None
    read: Fingerprinted | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What an article that blocks were left out of is compared by as well: content hash and fingerprint of the whole."""

    content_hash: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Claim:
    """An article that wants to be written, see `Ledger.claim`."""

    key: str
    article: Article
    fingerprint: Fingerprint
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A fetched page that is no article for us."""

    page: Page
    url: str
    reason: str
    message: str
    fetched_at: datetime
    http_status: int | None = None
    title: str | None = None
    published: datetime | None = None
    section: tuple[str, ...] | None = None
    then: Then = "closed"


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells next time whether a source file is still the same.

    `etag` and `last_modified` are sent with the request; `digest` is of the body, for sites that tell nothing; `told`
    is the change that the index above it named. An `index` is read again even if it is the same, since the files
    that it names may have changed.
    """

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    index: bool = False
    told: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of one source file.

    `complete` says that the last walk that began here reached its end, so that an unchanged file has nothing behind
    it. `read` is when the file was read last. Some walk, the last or one before, reached everything back to `since` (None: to the end); up to it pages with a
    place in the queue up to `mark` were known then, whichever source named them. No `mark`: no walk ever did.
    """

    validators: Validators = field(default_factory=Validators)
    complete: bool = False
    mark: int | None = None
    since: datetime | None = None
    read: datetime | None = None

    def covers(self, window: Window) -> bool:
        """Tell whether everything that this window asks for was already walked once."""
        if self.mark is None:
            return False
        return self.since is None or (window.since is not None and window.since >= self.since)


@dataclass(frozen=True, slots=True)
class WalkState:
    """How earlier walks through a source went, for one span of time.

    `asked` is when one last came to its end, or to nothing (`barren`); None: not yet, or it was broken off. `own` is when
    it last found an article that the cheaper sources lacked though they agreed. Of a walk that was broken off, `place`
    is the page of its list that was read last, `mark` the last place in the queue of pages then, `begun` its beginning.
    """

    asked: datetime | None = None
    barren: bool = False
    own: datetime | None = None
    place: str | None = None
    mark: int | None = None
    begun: datetime | None = None


@dataclass(frozen=True, slots=True)
class WalkEnd:
    """How a walk ended: whether to be asked again at once, with nothing to offer, and after cheaper sources had agreed.

    `via` is the source's name, `start` the last place in the queue of pages when the walk began.
    """

    via: str
    start: int
    finished: bool
    barren: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a source file brought: how many pages new or changed, which, and which have a place behind the mark."""

    fresh: int
    unseen: frozenset[str]
    opened: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """The end of one page in this run: its outcome and, unless nothing is written, its line and file.

    `path` is relative to the output folder, with forward slashes; `line` ends with a newline. `refers_to` is the
    article that must be on disk before this entry is (the original of a duplicate). `reason` says why it failed or was
    rejected, or what it is to the article that it refers to.
    """

    page: Page
    outcome: Outcome
    path: str | None = None
    line: bytes = b""
    article_id: str | None = None
    refers_to: str | None = None
    published: datetime | None = None
    section: tuple[str, ...] | None = None
    reason: str | None = None
    then: Then = "closed"


class Ledger(Protocol):
    """Blocking operations, called from one thread. Every one is one transaction: it happened whole or not at all."""

    def recover(self, site: str) -> Mapping[str, int]:
        """Release claims that a dead run of the site left; return its files with their committed length in bytes."""

    def begin(self, site: str, started: datetime) -> int:
        """Open a run and return its number."""

    def end(self, run: int, ended: datetime, reason: str, counters: Mapping[str, int]) -> None:
        """Close a run."""

    def source(self, site: str, key: str) -> SourceState:
        """Return what is known of a source file; all unknown if it was never read."""

    def discover(self, site: str, key: str, validators: Validators, pages: Sequence[Page], mark: int) -> Discovered:
        """Store a source file's links and validators; tell what they brought."""

    def reread(self, site: str, key: str) -> None:
        """Note that a source file was looked at and is as it was."""

    def complete(self, site: str, key: str, since: datetime | None, mark: int | None = None) -> None:
        """Note that the walk which began at this source file reached everything since `since` (None: its end).

        That was so when `mark` was the last place in the queue of pages; None: now.
        An earlier walk that went farther back stays what is known.
        """

    def place(self) -> int:
        """Return the last place in the queue of pages."""

    def walk(self, site: str, key: str, span: str, via: str) -> WalkState:
        """Return how earlier walks through the source of this first file and name went."""

    def reached(self, site: str, key: str, span: str, place: str) -> None:
        """Note how far a walk has come, so that it can be taken up there if it is broken off."""

    def walked(self, site: str, key: str, span: str, end: WalkEnd, lists: Sequence[str]) -> None:
        """Note how a walk through these lists ended.

        One that neither finished nor is barren keeps its places, and is asked again at once; of a span nothing else is kept.
        """

    def waiting(self, site: str, window: Window) -> int:
        """Return how many pages can be taken now."""

    def addresses(self, site: str, count: int) -> list[str]:
        """Return the addresses of the pages that articles were read from last."""

    def recheck(self, site: str, recheck: Recheck) -> int:
        """Open written pages again that may have changed without any source telling. Return how many."""

    def take(self, site: str, after: int, count: int, window: Window) -> list[Page]:
        """Return the next open pages behind place `after` in the queue, in their order."""

    def claim(
        self, run: int, key: str, article: Article, fingerprint: Fingerprint, printed: Printed | None = None
    ) -> Verdict:
        """Decide on an article and claim its text: lookup and insert in one transaction. Idempotent for one run.

        `key` is the identity of the page that it was read from.
        """

    def claim_all(self, run: int, claims: Sequence[Claim]) -> list[Verdict]:
        """Claim several in one transaction; each meets the claims before it."""

    def release(self, article_id: str) -> None:
        """Drop a claim whose article can't be written after all."""

    def claimant(self, article_id: str) -> str | None:
        """Return the site whose run holds an unconfirmed claim on the article."""

    def committed(self, path: str) -> int | None:
        """Return a file's committed length in bytes, None for a file that the ledger doesn't know."""

    def register(self, site: str, path: str, length: int) -> int:
        """Take up a file, new or begun anew, with the length that it has before a byte is added. Return that length."""

    def confirm(self, site: str, entries: Sequence[Entry], lengths: Mapping[str, int]) -> None:
        """Mark pages done and claims written, and set the files' committed lengths, in one transaction."""

    def habits(self, site: str) -> dict[bytes, Habit]:
        """Return what is known of the blocks that a site repeats, the latest last."""

    def learn(self, site: str, habits: Mapping[bytes, Habit]) -> None:
        """Replace what is known of the blocks that a site repeats."""

    def remaining(self, site: str) -> int:
        """Return how many pages of the site are still open."""

    def close(self) -> None:
        """Close the ledger; an open transaction is rolled back."""
