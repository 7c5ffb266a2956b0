"""Walk: how far one run has come with one source. Pure bookkeeping; the spider asks, the ledger remembers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from newsbot.discovery.source import Child, Link, Source, Window

MAX_FILES = 20_000
_MOST_NAMED = 200_000  # a dozen megabytes
MAX_DEPTH = 20  # sitemaps.org forbids an index within an index, sites do it; what goes on for ever stops here
# Failures of a source that another try within the hour won't change.
_LASTING = re.compile(r"http_4(?!08|25|29)\d\d|not_\w+|rest_error|robots")
_MOST_EMPTY = 20  # pages in a row without a link that is wanted: a day of a busy site, not a calendar without end


@dataclass(frozen=True, slots=True)
class Left:
    """Where an earlier walk left a list: the page read last, "" if all were; the last place in the queue then."""

    place: str
    mark: int


@dataclass(slots=True, eq=False)
class Walk:
    """The way through one source from its first file.

    `settled` says that the last walk reached its end, so that an unchanged file has nothing new behind it. `mark` is
    the last place in the queue of pages that an earlier walk of this source covered, None if none did. `span` names the
    time span asked for, "" for all that is new; `start` is the last place in the queue when the walk began. `beside`
    says that cheaper sources had agreed before it: it is asked for what they may lack all the same.

    `met` says that it came to where earlier walks had been: nothing lies between. `stirred` says that its first file is
    another than before by its validators.
    """

    source: Source
    root: str
    settled: bool = False
    mark: int | None = None
    outstanding: int = 0
    answered: int = 0
    useful: int = 0
    links: int = 0
    fresh: int = 0
    unchanged: bool = False
    cut: bool = False
    failures: list[str] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    missing: int = 0
    span: str = ""
    start: int = 0
    beside: bool = False
    met: bool = False
    stirred: bool = False
    total: int | None = None
    flawed: set[str] = field(default_factory=set)
    lists: dict[str, Left | None] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _named: set[int] = field(default_factory=set)
    _read: set[int] = field(default_factory=set)
    _empty: int = 0

    def ask(self, url: str, depth: int = 0) -> bool:
        """Tell whether a file is to be asked: once each, within the bounds of depth and number."""
        if url in self._asked:
            return False
        if depth > MAX_DEPTH or len(self._asked) >= MAX_FILES:
            self.cut = True
            self.codes["too_deep" if depth > MAX_DEPTH else "too_many_files"] += 1
            return False
        self._asked.add(url)
        self.outstanding += 1
        return True

    def was_asked(self, url: str) -> bool:
        """Tell whether a file was asked for in this walk."""
        return url in self._asked

    def fail(self, code: str, told: str) -> None:
        """Note that a file, or a part of it, could not be had or read: by its kind for the counters, and in words."""
        self.codes[code] += 1
        self.failures.append(told)

    def unseen(self, start: str, named: Sequence[str], unseen: Collection[str]) -> int:
        """Return how many of the pages named that no walk covered say that their list, begun at `start`, goes on with news.

        Not those that the list named before, as a side bar does on each of its pages, unless it names nothing else.
        """
        if len(self._named) >= _MOST_NAMED:
            self._named.clear()
        first = [page for page in named if hash((start, page)) not in self._named]
        self._named.update(hash((start, page)) for page in first)
        return sum(page in unseen for page in first or named)

    def onward(self, links: Sequence[Link], fresh: int, unseen: int, window: Window, *, enough: bool) -> bool:
        """Tell whether the page behind this one can hold something that is still missed.

        It can't where an earlier walk of this source covered everything here (that another source, or a run that broke
        off, named it before doesn't count), nor where all is older than the window, nor where it names what another page did: some sites answer with their last page, or their first,
        whatever page is asked for. With `enough` links for the run's limit the walk stops too, but counts as unfinished.
        """
        self.links += len(links)
        self.fresh += fresh
        named = hash(tuple(link.url for link in links))  # in order: with a long side bar two pages may name the same
        self._empty = 0 if links else self._empty + 1
        if self._empty > _MOST_EMPTY or (links and ((self.mark is not None and unseen == 0) or named in self._read)):
            return False
        self._read.add(named)
        if links and window.since and all(link.published and link.published < window.since for link in links):
            return False
        self.cut = self.cut or enough
        return not enough

    def meet(self, named: Sequence[tuple[str, Link]], unseen: Collection[str]) -> None:
        """Note whether a file shows that nothing lies between it and what earlier walks covered.

        A list with the newest on top does if the last entry is known, and the oldest as well: a single one that stands on
        top for weeks proves nothing. Of a sitemap, whose order is its own, any entry will do.
        """
        if self.mark is not None and named:
            self.met = self.met or reaches(self.source, named, unseen)

    def wanted(self, child: Child, window: Window) -> bool:
        """Tell whether a file of an index can hold something of the window: it was changed since."""
        return not (window.since and child.modified and child.modified < window.since)

    @property
    def failed(self) -> bool:
        """No file of the source that names articles, or could, was to be had: an index alone tells of none."""
        return self.useful == 0 and bool(self.failures)

    @property
    def finished(self) -> bool:
        """Everything that the source offers for the window was read; files that aren't there count among failures only."""
        whole = not self.cut and len(self.failures) == self.missing
        return self.outstanding == 0 and self.answered > 0 and whole

    @property
    def barren(self) -> bool:
        """It isn't there, or is closed to us, and will be so in an hour: there was nothing, or what there was is no source."""
        if self.outstanding or self.links or self.met or self.unchanged:
            return False
        return self.finished or (self.failed and all(map(_LASTING.fullmatch, self.codes)))

    @property
    def agrees(self) -> bool:
        """Nothing can have appeared that this source, or an earlier run, didn't name; nor does it hint at a change."""
        return self.unchanged or (self.met and self.finished and not (self.stirred and not self.fresh))

    @property
    def ahead(self) -> int:
        """About how many links the walk will still name."""
        if self.mark is not None or not self.outstanding or not self.answered:
            return 0
        if self.total is not None:
            return max(0, self.total - self.links)
        return self.links * (self.outstanding - 1) // self.answered

    @property
    def state(self) -> str:
        """One word for the report: failed, unchanged, partial or ok."""
        if self.failed:
            return "failed"
        if self.unchanged:
            return "unchanged"
        return "ok" if self.finished else "partial"


def reaches(source: Source, named: Sequence[tuple[str, Link]], unseen: Collection[str]) -> bool:
    """Tell whether what a file names, by key, reaches back to what isn't unseen."""
    if source.name == "sitemap":
        return any(key not in unseen for key, _ in named)
    dated = [(link.published, key) for key, link in named if link.published]
    return all(key not in unseen for key in {named[-1][0], *(key for _, key in sorted(dated)[:1])})
