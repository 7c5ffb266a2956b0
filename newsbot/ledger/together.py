"""What the runs of several sites in one process share of the ledger: it is opened and checked once, and kept from upkeep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from newsbot.ledger.database import kept_open
from newsbot.ledger.lock import idle, no_upkeep
from newsbot.ledger.troubles import check_is_there

# Runs that are looked at: five days of two hundred sites every quarter of an hour. A year has seven million.
_RECENT = 100_000
_LAST = "SELECT site, max(started) FROM runs WHERE run > (SELECT max(run) FROM runs) - ? GROUP BY site"


@contextmanager
def shared(output: Path) -> Iterator[Mapping[str, float]]:
    """Hold the ledger of an output folder; the value tells of each site when its last run began (Unix time).

    One that no recent run was of isn't among them: it comes as early as one that never ran.

    Raises `SiteLocked` while upkeep is at work, `LedgerError`, `OSError` or `sqlite3.Error` if it can't be used.
    """
    state = output / "state"
    with no_upkeep(state / "locks"):
        check_is_there(output)
        with kept_open(state / "ledger.sqlite") as db:
            yield dict(db.execute(_LAST, (_RECENT,)).fetchall())


def is_free(output: Path, site: str) -> bool:
    """Tell whether no run of a site is at work now, without waiting."""
    with idle(output / "state" / "locks", site) as free:
        return free
