"""What a run comes to: its line for reports/<site>.jsonl, and its code for the shell and cron."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from newsbot import exitcodes

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from newsbot.ledger.run import Run

# Why a page wasn't asked for or read that the next run may well have. robots.txt that forbids it is no such reason.
_TRANSIENT = ("robots_unreachable", "held_back", "not_answering", "no_worker")


def run_of(crawler: Crawler) -> Run | None:
    """Return the run of a crawler, None if it broke off before there was one."""
    from newsbot.ledger.run import Run  # noqa: PLC0415 - it imports this module

    with suppress(RuntimeError):  # there is no extension yet
        return crawler.get_extension(Run)
    return None


def report(run: Run) -> dict[str, object]:
    """Return the run's line for reports/<site>.jsonl."""
    return {
        "site": run.site,
        "run": run.store.run,
        "started": run.started,
        "ended": run.ended,
        "reason": run.reason,
        "counters": run.tally.counters(),
        "files": dict(run.tally.files),
        "sources": [
            {"source": w.source.name, "url": w.root, "state": w.state, "links": w.links, "failures": w.failures}
            for w in run.walks
        ],
        "failed": [{"url": url, "reason": reason} for url, reason in run.tally.failures],
    }


def exit_code(run: Run) -> int:
    """Return the code of an ended run, see `newsbot.exitcodes`."""
    if run.error is not None or run.crawler.stats.get_value("spider_exceptions/count", 0):
        return exitcodes.BROKEN
    if run.reason != "finished":  # it was interrupted: that its sources came to nothing is no finding
        return exitcodes.PAGES_LEFT
    if run.walks and all(walk.failed or walk.barren for walk in run.walks):
        return exitcodes.NO_SOURCE
    left = run.left_alone or any(run.tally.refused[reason] for reason in _TRANSIENT)
    if run.tally.outcomes["failed"] or (left and run.remaining):
        return exitcodes.PAGES_LEFT
    return exitcodes.DONE
