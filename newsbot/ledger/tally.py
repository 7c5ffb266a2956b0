"""The numbers of one run. A page is counted as fetched when its answer arrives and as ended when that is on disk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newsbot.ledger.ledger import Entry, Outcome

OUTCOMES: tuple[Outcome, ...] = ("new", "revised", "unchanged", "duplicate", "rejected", "withdrawn", "failed")
_REMEMBERED_FAILURES = 1000


@dataclass(slots=True)
class Tally:
    """Counts by outcome and reason, the files written, and the first thousand failures as (url, reason).

    `sources` counts what could not be had or read of sources, `robots` the hosts whose robots.txt could not be had, each
    by its code. `furniture` counts the blocks that were left out of articles as the site's habit.
    """

    fetched: int = 0
    discovered: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    robots: Counter[str] = field(default_factory=Counter)
    furniture: int = 0

    def add(self, entry: Entry) -> None:
        """Count one page's end."""
        self.outcomes[entry.outcome] += 1
        if entry.path:
            self.files[entry.path] += 1
        if entry.reason:
            self.reasons[f"{entry.outcome}/{entry.reason}"] += 1
        if entry.outcome == "failed" and len(self.failures) < _REMEMBERED_FAILURES:
            self.failures.append((entry.page.link.url, entry.reason or "unknown"))

    @property
    def ended(self) -> int:
        """Pages with an outcome. Equal to `fetched` whenever nothing is in flight."""
        return sum(self.outcomes.values())

    @property
    def articles(self) -> int:
        """Lines in articles/: new and revised."""
        return self.outcomes["new"] + self.outcomes["revised"]

    def counters(self) -> dict[str, int]:
        """Return all numbers flat, for the ledger and the report file."""
        return {
            "discovered": self.discovered,
            "fetched": self.fetched,
            **{outcome: self.outcomes[outcome] for outcome in OUTCOMES},
            "furniture": self.furniture,
            **{f"refused/{reason}": count for reason, count in sorted(self.refused.items())},
            **{f"source/{code}": count for code, count in sorted(self.sources.items())},
            **{f"robots/{code}": count for code, count in sorted(self.robots.items())},
            **dict(sorted(self.reasons.items())),
        }
