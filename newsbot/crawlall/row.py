"""Row: what became of one site, and what all rows together come to for the shell and cron."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsbot import exitcodes
from newsbot.errors import LedgerError, SiteLocked
from newsbot.extensions.run_report import problems
from newsbot.ledger.ledger import Outcome
from newsbot.ledger.result import exit_code
from newsbot.ledger.run import Run

State = Literal[
    "done", "pages left", "stopped", "time is up", "not begun", "locked", "no source", "failed", "not stored"
]
_FAILURES = 3  # pages that are named; reports/<site>.jsonl has all
_STATES: dict[int, State] = {
    exitcodes.DONE: "done",
    exitcodes.PAGES_LEFT: "pages left",
    exitcodes.NO_SOURCE: "no source",
    exitcodes.BROKEN: "failed",
}
_FAILED = frozenset({"no source", "failed"})
_logger = logging.getLogger("newsbot")


@dataclass(frozen=True, slots=True)
class Row:
    """The end of one site's crawl. `reason` is Scrapy's, where the crawl was ended for another one than usual."""

    site: str
    state: State
    seconds: float = 0.0
    pages: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    left: int = 0
    reason: str = ""
    problems: Sequence[str] = ()


def row_of(site: str, run: Run | None, error: BaseException | None = None, *, late: bool = False) -> Row:
    """Return the row of a crawl that has ended, with an error if it broke off; `late` says that its time was up."""
    if isinstance(error, SiteLocked):
        return Row(site, "locked")
    if isinstance(error, LedgerError):
        return Row(site, "not stored", problems=(str(error),))
    if error is not None:
        _logger.debug("the crawl broke off", exc_info=error)
        return Row(site, "failed", problems=(f"the crawl could not begin: {error}",))
    if run is None:
        return Row(site, "stopped")
    state = _state(run, late=late)
    told = problems(run, _FAILURES)
    if state == "failed":
        told = [*told, "a fault of its spider or of newsbot: the log has it"]
    usual = run.reason in ("finished", "shutdown", "storage_error")
    outcomes = dict(run.tally.outcomes)
    return Row(site, state, run.elapsed, run.tally.fetched, outcomes, run.remaining, "" if usual else run.reason, told)


def code_of(rows: Sequence[Row]) -> int:
    """Return the exit code of all, see `newsbot.exitcodes`."""
    states = {row.state for row in rows}
    if "not stored" in states:
        return exitcodes.BROKEN
    if states == {"locked"}:
        return exitcodes.LOCKED
    if states - {"locked"} <= _FAILED:
        return exitcodes.NO_SOURCE
    return exitcodes.DONE if states == {"done"} else exitcodes.PAGES_LEFT


def _state(run: Run, *, late: bool) -> State:
    if run.error is not None:
        return "not stored"
    code = exit_code(run)
    if code == exitcodes.PAGES_LEFT and run.reason != "finished":
        return "time is up" if late else "stopped"
    return _STATES[code]
