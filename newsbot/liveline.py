"""LiveLine: one line at the foot of a terminal, drawn anew twice a second, above which the log goes on."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable

from rich.live import Live
from rich.text import Text
from scrapy.utils.log import get_scrapy_root_handler

from newsbot.console import console

_SECONDS = 0.5


class LiveLine:
    """Show what `told` returns, from `start` to `stop`."""

    def __init__(self, told: Callable[[], Text]) -> None:
        self._told = told
        self._live = Live(console=console(), transient=True, auto_refresh=False, redirect_stdout=False)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to show the line. For the event loop's thread."""
        self._live.start()
        _log_to_stderr()
        self._task = asyncio.ensure_future(self._tick())

    def stop(self) -> None:
        """Take the line away."""
        if self._task is not None:
            self._task.cancel()
            self._live.stop()
            _log_to_stderr()

    async def _tick(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                self._live.update(self._told(), refresh=True)
                await asyncio.sleep(_SECONDS)


def _log_to_stderr() -> None:
    # While the line is shown rich stands in for sys.stderr, so that log lines appear above it.
    handler = get_scrapy_root_handler()
    if handler is not None and hasattr(handler, "setStream") and not hasattr(handler, "baseFilename"):
        handler.setStream(sys.stderr)
