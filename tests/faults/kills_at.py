"""Scrapy that kills itself with SIGKILL at a chosen point: `python -m tests.faults.kills_at appended 2 crawl …`.

`… appended 2 SIGINT SIGINT crawl …` sends it those instead. The points are the steps of storing: whatever a power cut or the kernel can fall between.
"""

from __future__ import annotations

import functools
import itertools
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsbot.ledger import store
from newsbot.ledger.claims import Claims
from newsbot.ledger.sqlite import SqliteLedger

_CALLS = (1, 2, 4)  # at which call of its point a run kills itself


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _append_half(path: Path, lines: bytes, committed: int) -> int:
    """Write what a kill in mid-write leaves: half of the lines, the last of them torn."""
    with path.open("ab") as file:
        file.write(lines[: len(lines) // 2])
    _die()
    return 0


def _before(function: Callable[..., Any]) -> Callable[..., Any]:
    def killed(*_args: object, **_kwargs: object) -> None:
        _die()

    return functools.wraps(function)(killed)


def _after(function: Callable[..., Any]) -> Callable[..., Any]:
    def killed(*args: Any, **kwargs: Any) -> None:
        function(*args, **kwargs)
        _die()

    return functools.wraps(function)(killed)


# Point -> where the function stands, its name, what the fatal call does instead.
POINTS: dict[str, tuple[Any, str, Callable[[Callable[..., Any]], Callable[..., Any]]]] = {
    "claimed": (SqliteLedger, "claim", _after),
    "before the append": (store, "append", _before),
    "half appended": (store, "append", lambda _: _append_half),
    "appended": (store, "append", _after),
    "keys synced": (Claims, "sync", _after),
    "confirmed": (SqliteLedger, "confirm", _after),
    "file registered": (SqliteLedger, "register", _after),
    "sources stored": (SqliteLedger, "discover", _after),
    "before the run's end": (SqliteLedger, "end", _before),
}


def arm(point: str, call: int, numbers: tuple[signal.Signals, ...] = ()) -> None:
    """Let the process die at that call, from 1, of a point; or get other signals there, which it may heed."""
    owner, name, fatally = POINTS[point]
    function = getattr(owner, name)
    calls = itertools.count(1)

    @functools.wraps(function)
    def counting(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == call:
            if not numbers:
                return fatally(function)(*args, **kwargs)
            for number in numbers:
                os.kill(os.getpid(), number)
        return function(*args, **kwargs)

    setattr(owner, name, counting)


@dataclass(frozen=True, slots=True)
class Kill:
    """When a run is killed: at a random "moment", at a "growth" of its files, or at a point of `POINTS`.

    `call` tells at which growth or at which call of the point, from 1.
    """

    at: str
    call: int = 1


def plan(seed: int) -> Iterator[Kill]:
    """Return kills without end: moments, growths and points in turn, the points in an order of the seed's."""
    points = [Kill(at, call) for at, call in itertools.product(POINTS, _CALLS)]
    random.Random(seed).shuffle(points)
    for point, growth in zip(itertools.cycle(points), itertools.cycle(_CALLS), strict=False):
        yield from (Kill("moment"), Kill("growth", growth), point)


if __name__ == "__main__":
    from scrapy.cmdline import execute

    split = sys.argv.index("crawl")
    arm(sys.argv[1], int(sys.argv[2]), tuple(signal.Signals[name] for name in sys.argv[3:split]))
    execute(["scrapy", *sys.argv[split:]])
