"""Finding: what was seen of one site, and the verdict on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from newsbot.article import Article
from newsbot.asking import Answer
from newsbot.discovery.source import Link

Verdict = Literal["ok", "degraded", "broken", "shut"]
FIELDS: Final = ("title", "text", "published", "authors", "section")
# Codes of sites that don't want us, or anybody, to read there.
SHUT: Final = frozenset({"robots", "held_back", "http_401", "http_403", "http_429", "http_451", "blocked", "consent"})
_LACKING = {
    "broken": "title",
    "empty": "text",
    "too_short": "text",
}  # what a page that is no article lacks, by its reason
_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """One page that was asked for: its article, or why there is none. `had` says that it came, and holds none."""

    url: str
    article: Article | None = None
    code: str = ""
    told: str = ""
    had: bool = False


@dataclass(slots=True)
class Finding:
    """What was seen of one site so far. `broke_off` says why no more was."""

    site: str
    country: str | None = None
    answers: list[Answer] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    broke_off: str = ""
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def chosen(self, count: int) -> list[Link]:
        """Return the newest links of all sources, one for each address, those without a date last."""
        links: dict[str, Link] = {}
        for link in (link for answer in self.answers for link in answer.links):
            if link.url not in links or not links[link.url].published:
                links[link.url] = link
        dated = sorted(links.values(), key=lambda link: link.published or link.modified or _OLDEST, reverse=True)
        return dated[:count]

    @property
    def articles(self) -> list[Article]:
        """The articles that were read."""
        return [page.article for page in self.pages if page.article]

    @property
    def newest(self) -> datetime | None:
        """When the newest article was published, as the pages that were read say, else the sources."""
        stated = [article.published for article in self.articles if article.published]
        return max(stated or [answer.newest for answer in self.answers if answer.newest], default=None)

    @property
    def missing(self) -> dict[str, int]:
        """How many of the pages that came lack each field; none of FIELDS that all have."""
        lacking: Counter[str] = Counter(_LACKING[page.code] for page in self.pages if page.code in _LACKING)
        for article in self.articles:
            lacking["published"] += article.published is None
            lacking["authors"] += not (article.authors or article.agency or article.desk)
            lacking["section"] += not article.section
        return {name: lacking[name] for name in FIELDS if lacking[name]}

    @property
    def had(self) -> int:
        """How many pages came, articles or not."""
        return sum(page.had or page.article is not None for page in self.pages)

    def verdict(self, stale: timedelta) -> tuple[Verdict, list[str]]:
        """Return the verdict with its reasons; `stale` is the age from which the newest article is too old."""
        reasons = [*self._of_sources(), *self._of_pages(), *self._of_age(stale)]
        if self.broke_off:
            reasons.append(self.broke_off)
        if self.articles:
            return ("degraded" if reasons else "ok"), reasons
        codes = [page.code for page in self.pages] or [a.failure.code for a in self.answers if a.failure]
        shut = bool(codes) and not self.broke_off and SHUT.issuperset(codes)
        return ("shut" if shut else "broken"), reasons or ["it states no sources"]

    def _of_sources(self) -> list[str]:
        told: dict[str, list[str]] = {}
        for answer in self.answers:
            if answer.failure:
                told.setdefault(str(answer.failure), []).append(answer.source)
        return [f"{', '.join(dict.fromkeys(sources))}: {what}" for what, sources in told.items()]

    def _of_pages(self) -> list[str]:
        """Tell of pages that could not be had, and of others if most are no articles: among the newest may be a gallery."""
        lost = [page.told for page in self.pages if page.article is None and not page.had]
        empty = [page.told for page in self.pages if page.had]
        told = [*lost, *(empty if len(empty) * 2 > len(self.pages) else ())]
        reasons = [f"{count} of {len(self.pages)} pages: {what}" for what, count in Counter(told).items()]
        undated = sum(article.published is None for article in self.articles)
        return [*reasons, f"{undated} of {len(self.articles)} articles without a date"] if undated else reasons

    def _of_age(self, stale: timedelta) -> list[str]:
        age = self.asked_at - self.newest if self.newest else timedelta()
        return [f"nothing new for {age.days} days"] if age > stale else []

    def record(self, stale: timedelta) -> dict[str, Any]:
        """Return the finding for machines."""
        verdict, reasons = self.verdict(stale)
        return {
            "site": self.site,
            "country": self.country,
            "verdict": verdict,
            "reasons": reasons,
            "sources": [_source(answer) for answer in self.answers],
            "asked": len(self.pages),
            "read": len(self.articles),
            "missing": self.missing,
            "newest": _iso(self.newest),
            "pages": [{"url": page.url, "code": page.code or "article"} for page in self.pages],
            "asked_at": _iso(self.asked_at),
        }


def _source(answer: Answer) -> dict[str, Any]:
    told = {"source": answer.source, "url": answer.url, "links": len(answer.links), "newest": _iso(answer.newest)}
    return {**told, "failure": answer.failure.code if answer.failure else None}


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
