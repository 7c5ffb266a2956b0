"""What a probe finds: answers, rows of sources, sampled articles. Values only; `survey.py` gathers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from newsbot.article import Article
from newsbot.discovery.source import Fetched, Source
from newsbot.errors import NewsbotError
from newsbot.ledger.ledger import Page
from newsbot.probe.home import Home
from newsbot.probe.robots import Rules

Kind = Literal["feed", "wordpress", "sitemap", "section"]
KINDS: tuple[Kind, ...] = ("feed", "wordpress", "sitemap", "section")
"""The kinds of sources in the order of their cost."""

Verdict = Literal["works", "empty", "stale", "not there", "another thing", "closed", "forbidden", "failed"]


class Unusable(NewsbotError):  # noqa: N818 - a finding about the site, not a mistake
    """Nothing can be said of the site: not reachable, shut by robots.txt or a wall, no HTML. The command exits with 1."""


class Interrupted(NewsbotError):  # noqa: N818 - what somebody wanted
    """The probe was told to stop. The command exits with 4."""

    def __init__(self) -> None:
        super().__init__("interrupted: nothing was written")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one request: `fetched` if there was an answer, else `code` and `message` (see `newsbot.failures`)."""

    url: str
    status: int | None = None
    fetched: Fetched | None = None
    code: str = ""
    message: str = ""
    opt_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One address that was asked as a source: what it is, the article pages that it names, and whether it can be used.

    `source` is how a site's file would name it, None if nothing there needs to.
    """

    kind: Kind
    url: str
    status: str
    what: str
    verdict: Verdict
    newest: datetime | None = None
    pages: Mapping[str, Page] = field(default_factory=dict)
    source: Source | None = None

    @property
    def works(self) -> bool:
        """Whether it names articles, and new ones."""
        return self.verdict == "works"


@dataclass(frozen=True, slots=True)
class Sample:
    """One article page that was read: either the article or why there is none."""

    url: str
    article: Article | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a probe found. `base` is the start page as it answered; `sources` what a file is suggested to name."""

    asked: str
    base: str
    moment: datetime
    rules: Rules
    home: Home
    rows: tuple[Row, ...]
    samples: tuple[Sample, ...]
    sources: tuple[Source, ...]
    country: str | None
    zone: str | None
    place: str  # why that country and zone

    @property
    def read(self) -> int:
        """How many of the sampled pages are articles."""
        return sum(sample.article is not None for sample in self.samples)

    @property
    def usable(self) -> bool:
        """Whether a spider can be made of it."""
        return bool(self.sources)
