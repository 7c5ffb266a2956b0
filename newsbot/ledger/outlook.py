"""How far a run is, and about how long it will still take: what a backfill of years wants to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsbot.ledger.run import Run

_SOME = 20  # pages: of fewer no pace can be told


@dataclass(frozen=True, slots=True)
class Outlook:
    """Pages done, about how many there are in all, and about how many seconds are left; None: nobody can tell."""

    done: int
    expected: int
    seconds: float | None


def outlook(run: Run) -> Outlook:
    """Estimate from what was open, what sources named since, and what they say that they will still name.

    Sources name the same articles, so what the most talkative one has ahead counts, not the sum.
    """
    done = run.tally.ended + run.tally.refused.total()
    ahead = max((walk.ahead for walk in run.walks), default=0)
    expected = max(done, run.waiting + run.tally.discovered - run.outside + ahead)
    if run.limit is not None:
        expected = min(expected, max(done, run.limit))
    pace = done / run.elapsed if done >= _SOME and run.elapsed else 0.0
    return Outlook(done, expected, (expected - done) / pace if pace else None)


def spoken(seconds: float) -> str:
    """Return a span of time as people say it: 40 s, 12 min, 2 h 5 min, 3 d 4 h."""
    minutes = round(seconds / 60)
    if minutes < 2:  # noqa: PLR2004 - two minutes
        return f"{seconds:.0f} s"
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
