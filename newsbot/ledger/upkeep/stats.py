"""Stats: what the ledger holds of each site, and how large it has become. Reads only, also while runs are at work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsbot.ledger.schedule import LONGEST
from newsbot.ledger.upkeep.opening import path_of
from newsbot.ledger.upkeep.outputs import files_of

_PAGES = """
SELECT state, count(*), coalesce(sum(not_before > :now AND not_before <= :horizon), 0),
  min(CASE WHEN not_before > :now AND not_before <= :horizon THEN not_before END), sum(attempts)
FROM pages WHERE site = :site GROUP BY state
"""
_LAST_RUN = "SELECT started, ended, reason FROM runs WHERE site = ? ORDER BY run DESC LIMIT 1"
_ARTICLES = "SELECT count(*), coalesce(sum(revision - 1), 0) FROM articles WHERE site = ?"


@dataclass(frozen=True, slots=True)
class SiteStats:
    """What the ledger holds of one site; instants in Unix seconds.

    `pages` counts by state. `open_now` pages can be taken by the next run; `waiting` ones not before their time, of
    which `earliest` is the first. `attempts` are failures of the open pages. A run without `ended` is at work or was
    killed.
    """

    site: str
    pages: dict[str, int]
    articles: int
    revisions: int
    open_now: int
    waiting: int
    earliest: float | None
    attempts: int
    runs: int
    started: float | None
    ended: float | None
    reason: str | None


def stats_of(db: sqlite3.Connection, site: str, now: float) -> SiteStats:
    """Return what the ledger holds of a site."""
    rows = {state: rest for state, *rest in db.execute(_PAGES, {"site": site, "now": now, "horizon": now + LONGEST})}
    still, waiting, earliest, attempts = rows.get("open", (0, 0, None, 0))
    articles, revisions = db.execute(_ARTICLES, (site,)).fetchone()
    runs = db.execute("SELECT count(*) FROM runs WHERE site = ?", (site,)).fetchone()[0]
    started, ended, reason = db.execute(_LAST_RUN, (site,)).fetchone() or (None, None, None)
    return SiteStats(
        site,
        pages={state: count for state, (count, *_) in rows.items()},
        articles=articles,
        revisions=revisions,
        open_now=still - waiting,
        waiting=waiting,
        earliest=earliest,
        attempts=attempts,
        runs=runs,
        started=started,
        ended=ended,
        reason=reason,
    )


def sizes(output: Path) -> Iterator[tuple[str, int]]:
    """Yield what lies in an output folder and its size in bytes."""
    path = path_of(output)
    yield "ledger", sum(map(_size, path.parent.glob(f"{path.name}*")))
    yield "near index", sum(map(_size, (path.parent / "near").glob("*")))
    yield "output files", sum(file.size for file in files_of(output))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:  # a run is at work
        return 0
