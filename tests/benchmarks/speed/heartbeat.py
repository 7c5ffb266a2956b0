"""Heartbeat: an extension that measures for how long the event loop of a crawl is kept from its work.

A beat that comes late either had to wait for a core, for the interpreter's lock or for the disk, or the loop was at work
all the time. The thread's own CPU time and, where the kernel tells it, its time in the queue for a core set them apart.
Collections of garbage are timed, too: they grow with what the process holds, whichever line of code they happen in.
"""

from __future__ import annotations

import asyncio
import gc
import json
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

EVERY = 0.005
GOAL = 0.05
_WORST = 5


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat, all in seconds: when and how late it came, the CPU time of the loop's thread, and its waiting for a core."""

    at: float
    late: float
    cpu: float
    queued: float

    @property
    def blocked(self) -> float:
        """By how much it was late for another reason than that other processes had the cores."""
        return max(self.late - self.queued, 0.0)


def told(beats: list[Beat], collections: list[float]) -> dict[str, object]:
    """Return for each figure the greatest, the 99.9th percentile, and how many were above the goal; and the worst beats."""
    figures: dict[str, object] = {"beats": len(beats), "collections": _spread(collections)}
    for name in ("late", "cpu", "queued", "blocked"):
        figures[name] = _spread([getattr(beat, name) for beat in beats])
    worst = sorted(beats, key=lambda beat: -beat.blocked)[:_WORST]
    figures["worst"] = [{**asdict(beat), "blocked": beat.blocked} for beat in worst]
    return figures


def _spread(values: list[float]) -> dict[str, float]:
    values = sorted(values) or [0.0]
    at = int(0.999 * (len(values) - 1))
    return {"max": values[-1], "p999": values[at], "above": sum(value > GOAL for value in values)}


class Heartbeat:
    """Beat while the spider is open; write what was found to the file that HEARTBEAT_FILE names."""

    def __init__(self, crawler: Crawler) -> None:
        self._file = Path(crawler.settings["HEARTBEAT_FILE"])
        self._beats: list[Beat] = []
        self._collections: list[float] = []
        self._timer: asyncio.TimerHandle | None = None
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _opened(self) -> None:
        self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        self._schedstat = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._begun, self._cpu, self._queued = time.perf_counter(), time.thread_time(), self._waited()
        gc.callbacks.append(self._collecting)
        self._again()

    def _again(self) -> None:
        self._due = time.perf_counter() + EVERY
        self._timer = self._loop.call_later(EVERY, self._beat)

    def _beat(self) -> None:
        now, cpu, queued = time.perf_counter(), time.thread_time(), self._waited()
        self._beats.append(Beat(now - self._begun, now - self._due, cpu - self._cpu, queued - self._queued))
        self._cpu, self._queued = cpu, queued
        self._again()

    def _collecting(self, phase: str, _: dict[str, int]) -> None:
        if threading.get_ident() != self._thread:
            return
        if phase == "start":
            self._collecting_since = time.thread_time()
        else:
            self._collections.append(time.thread_time() - self._collecting_since)

    def _waited(self) -> float:
        """Return the seconds in which this thread could have run but had no core (Linux, else 0)."""
        try:
            return int(self._schedstat.read_bytes().split()[1]) / 1e9
        except (OSError, IndexError):
            return 0.0

    def _closed(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            gc.callbacks.remove(self._collecting)
        self._file.write_text(json.dumps(told(self._beats, self._collections)), encoding="utf8")
