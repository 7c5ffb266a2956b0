"""Lag: how long the event loop of a crawl is kept from its work, and by what. An extension for benchmarks.

A heartbeat in the loop tells how late it comes; a thread beside it looks, while one is overdue, which of newsbot's lines
the loop is at. At the end all goes to the file that `LAG_FILE` names.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Self

from scrapy.crawler import Crawler

_BEAT = 0.01  # seconds between heartbeats
_LATE = 0.05  # by so many seconds a heartbeat may be late, as the project's goal has it
_OURS = str(Path(__file__).resolve().parents[3] / "newsbot")
_beating: list[Heart] = []  # one heart for all crawls of the process


class Heart:
    """The heartbeat of an event loop and whoever listens to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.get_ident()
        self._last = time.perf_counter()
        self._late: list[tuple[float, float]] = []  # wall and CPU time of the thread, in seconds
        self._beats, self._seen = 0, Counter[str]()
        self._task = asyncio.ensure_future(self._beat())
        threading.Thread(target=self._listen, daemon=True).start()
        atexit.register(self._tell)

    async def _beat(self) -> None:
        while True:
            self._last, spent = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_BEAT)
            late = time.perf_counter() - self._last - _BEAT
            self._beats += 1
            if late > _LATE:
                self._late.append((late, time.thread_time() - spent))

    def _listen(self) -> None:
        while True:
            time.sleep(_BEAT)
            if time.perf_counter() - self._last > _BEAT + _LATE:
                self._seen[_place(sys._current_frames().get(self._thread))] += 1

    def _tell(self) -> None:
        found = {
            "beats": self._beats,
            "late": len(self._late),
            "worst": max((wall for wall, _ in self._late), default=0.0),
            "worst_cpu": max((cpu for _, cpu in self._late), default=0.0),
            "total": sum(wall for wall, _ in self._late),
            "places": self._seen.most_common(12),
        }
        self._path.write_text(json.dumps(found), encoding="utf8")


class Lag:
    """Begin the heartbeat with the first crawl of the process."""

    def __init__(self, crawler: Crawler) -> None:
        if not _beating:
            _beating.append(Heart(Path(crawler.settings["LAG_FILE"])))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)


def _place(frame: FrameType | None) -> str:
    """Return the innermost of newsbot's lines, and the function that it is waiting for."""
    inner = frame.f_code.co_name if frame else ""
    while frame and not frame.f_code.co_filename.startswith(_OURS):
        frame = frame.f_back
    if frame is None:
        return f"elsewhere: {inner}"
    module = frame.f_code.co_filename.removeprefix(_OURS).lstrip("/")
    return f"{module}:{frame.f_lineno} {frame.f_code.co_qualname}" + (
        f" > {inner}" if inner != frame.f_code.co_name else ""
    )
