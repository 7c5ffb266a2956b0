"""Schedule: when a page is asked for again that didn't end, or that ended as nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HOUR: Final = 3600.0
DAY: Final = 24 * HOUR

LONGEST: Final = 32 * DAY
"""No page waits longer. A later time in the ledger was written by a clock that was wrong, and counts for nothing."""

_DOUBLINGS = 20  # more than lead to a day from any pause, few enough for a float


@dataclass(frozen=True, slots=True)
class Schedule:
    """Pauses in seconds.

    `second_look`: until a page that held no article is looked at once more. `backoff`: after a page's second failure,
    doubled with each further one up to a day; after the first the next run tries again.
    """

    second_look: float = 0.0
    backoff: float = 0.0

    def after_failure(self, failures: int) -> float:
        """Return the seconds to wait after so many failures in a row."""
        if failures <= 1:
            return 0.0
        return min(self.backoff * 2.0 ** min(failures - 2, _DOUBLINGS), DAY)


@dataclass(frozen=True, slots=True)
class Recheck:
    """Which written articles are looked at again although no source tells of a change: so young, so many a run."""

    hours: float = 48.0
    budget: int = 20
