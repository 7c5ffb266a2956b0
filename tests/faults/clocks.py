"""`scrapy` under another clock: python -m tests.faults.clocks PLAN crawl elmaouid …

PLAN is a list of OFFSET seconds, each followed by @COUNT: after so many articles were timed for writing the next one
holds. `-31536000` is a clock that is a year behind, `0@9,-3600` one that is put back by an hour behind the ninth article.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, tzinfo
from typing import Any

from scrapy.cmdline import execute

import newsbot.clock
import newsbot.crawl
import newsbot.indexes
import newsbot.ledger.ends
import newsbot.ledger.rows
import newsbot.ledger.run
import newsbot.ledger.store
import newsbot.sourcing
import newsbot.walks
import pipelines.write

_READERS: tuple[Any, ...] = (
    newsbot.clock,
    newsbot.crawl,
    newsbot.indexes,
    newsbot.ledger.ends,
    newsbot.ledger.rows,
    newsbot.ledger.run,
    newsbot.ledger.store,
    newsbot.sourcing,
    newsbot.walks,
    pipelines.write,
)


class Clock:
    """Stands for `datetime` in the modules that ask for the time."""

    def __init__(self, plan: str) -> None:
        self._steps = [step.partition("@")[::2] for step in plan.split(",")]
        self._written = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(datetime, name)

    def __call__(self, *args: Any) -> datetime:
        return datetime(*args)  # noqa: DTZ001 - the caller's zone is among them

    def now(self, zone: tzinfo | None = None) -> datetime:
        """Return the present of this clock."""
        return datetime.now(zone) + timedelta(seconds=float(self._steps[0][0]))

    def writing(self, zone: tzinfo) -> datetime:
        """Return the present and count an article as written then."""
        self._written += 1
        if self._steps[0][1] and self._written > int(self._steps[0][1]):
            del self._steps[0]
        return self.now(zone)


class _Writing:
    def __init__(self, clock: Clock) -> None:
        self.now = clock.writing


def main() -> None:
    """Run the command whose arguments follow the plan."""
    clock = Clock(sys.argv[1])
    for module in _READERS:
        module.datetime = _Writing(clock) if module is pipelines.write else clock
    execute(["scrapy", *sys.argv[2:]])


if __name__ == "__main__":
    main()
