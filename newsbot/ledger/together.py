"""What the runs of several sites in one process share of the ledger: it is opened and checked once, and kept from upkeep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from newsbot.ledger.database import kept_open
from newsbot.ledger.lock import idle, no_upkeep
from newsbot.ledger.troubles import check_is_there


@contextmanager
def shared(output: Path) -> Iterator[Mapping[str, float]]:
    """Hold the ledger of an output folder; the value tells of each site when its last run began (Unix time).

    Raises `SiteLocked` while upkeep is at work, `LedgerError`, `OSError` or `sqlite3.Error` if it can't be used.
    """
    state = output / "state"
    with no_upkeep(state / "locks"):
        check_is_there(output)
        with kept_open(state / "ledger.sqlite") as db:
            yield dict(db.execute("SELECT site, max(started) FROM runs GROUP BY site").fetchall())


def is_free(output: Path, site: str) -> bool:
    """Tell whether no run of a site is at work now, without waiting."""
    with idle(output / "state" / "locks", site) as free:
        return free
