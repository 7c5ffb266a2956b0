"""The time by which is forgotten what runs need no more: a clock that is ahead for once must not decide it alone."""

from __future__ import annotations

import sqlite3

from newsbot.ledger.rows import unix_now


def clock(db: sqlite3.Connection) -> float:
    """Return the present in Unix seconds as two agree on it: the clock, and the start of the last run."""
    before = db.execute("SELECT started FROM runs ORDER BY run DESC LIMIT 1").fetchone()
    return min(unix_now(), before[0] if before else 0.0)
