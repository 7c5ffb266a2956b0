"""What a run waits for before its first request and after its last page, on a ledger that exists.

`Store` is opened in the thread of the event loop: of many sites in one process all others wait for it.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from newsbot.ledger.sqlite import SqliteLedger
from newsbot.ledger.store import Store

_ROUNDS = 5


def opening(output: Path) -> dict[str, float]:
    """Return ms of wall-clock time: of five rounds the best, since the disk is shared."""
    SqliteLedger(output / "state" / "ledger.sqlite").close()
    opened, closed = zip(*(_round(output) for _ in range(_ROUNDS)), strict=True)
    beside = SqliteLedger(output / "state" / "ledger.sqlite")
    beside.begin("another", datetime.now(UTC))  # something is in the log of the database then
    while_others, _ = _round(output)
    beside.close()
    return {
        "open a run, wall": min(opened),
        "close a run, wall": min(closed),
        "open beside another process, wall": while_others,
    }


def _round(output: Path) -> tuple[float, float]:
    """Return what opening and closing a run took."""
    begun = time.perf_counter()
    store = Store(output, "example", datetime.now(UTC))
    opened = time.perf_counter()
    store.close("finished", {}, {})
    closed = time.perf_counter()
    store.release()
    return (opened - begun) * 1e3, (closed - opened) * 1e3
