"""Lag: the heartbeat of an event loop that many crawls share, and at which of newsbot's lines the loop is while it is late."""

from __future__ import annotations

import atexit
import json
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from tests.benchmarks.speed.heartbeat import EVERY, GOAL, Heartbeat

_OURS = str(Path(__file__).resolve().parents[3] / "newsbot")
_SHOWN = 12
_beating: list[Lag] = []


class Lag(Heartbeat):
    """Beat from the first crawl that is opened to the end of the process, once for all of them."""

    def _opened(self) -> None:
        if _beating:
            return
        _beating.append(self)
        super()._opened()
        self._places: Counter[str] = Counter()
        threading.Thread(target=self._listen, daemon=True).start()
        atexit.register(self._tell)

    def _closed(self) -> None:
        """Go on: other crawls are at work."""

    def _listen(self) -> None:
        while True:
            time.sleep(EVERY)
            if time.perf_counter() - self._due > GOAL:
                self._places[_place(sys._current_frames().get(self._thread))] += 1

    def _tell(self) -> None:
        super()._closed()
        found = json.loads(self._file.read_text(encoding="utf8"))
        found["places"] = self._places.most_common(_SHOWN)
        self._file.write_text(json.dumps(found), encoding="utf8")


def _place(frame: FrameType | None) -> str:
    """Return the innermost of newsbot's lines, and the function that it is waiting for."""
    inner = frame.f_code.co_name if frame else ""
    while frame and not frame.f_code.co_filename.startswith(_OURS):
        frame = frame.f_back
    if frame is None:
        return f"elsewhere: {inner}"
    own, module = frame.f_code, frame.f_code.co_filename.removeprefix(_OURS).lstrip("/")
    waiting = f" > {inner}" if inner != own.co_name else ""
    return f"{module}:{frame.f_lineno} {own.co_qualname}{waiting}"
