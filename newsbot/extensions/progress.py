"""A line on the terminal that shows how far the run is. Without a terminal (cron) there is none."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from typing import Self

from rich.live import Live
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.log import get_scrapy_root_handler

from newsbot.console import console
from newsbot.ledger.outlook import outlook, spoken
from newsbot.ledger.run import Run

_SECONDS = 0.5


class Progress:
    """Show pages, articles, duplicates, rejects, failures and pages per second, twice a second."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._run: Run | None = None
        self._live = Live(console=console(), transient=True, auto_refresh=False, redirect_stdout=False)
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not console().is_terminal or not crawler.settings.getbool("LOG_ENABLED"):
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress._opened, signals.spider_opened)
        crawler.signals.connect(progress._closed, signals.spider_closed)
        return progress

    def _opened(self) -> None:
        self._run = self._crawler.get_extension(Run)
        if self._run is None:
            return
        self._live.start()
        _log_to_stderr()
        self._task = asyncio.ensure_future(self._tick())

    def _closed(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._live.stop()
            _log_to_stderr()

    async def _tick(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                assert self._run is not None
                self._live.update(line(self._run), refresh=True)
                await asyncio.sleep(_SECONDS)


def line(run: Run) -> Text:
    """Return the progress line of a run."""
    tally, seconds, view = run.tally, run.elapsed, outlook(run)
    parts = (
        f"{run.site}  {view.done:,} of about {view.expected:,} pages",
        f"{tally.articles} articles",
        f"{tally.outcomes['duplicate']} duplicates",
        f"{tally.outcomes['rejected']} rejected",
        f"{tally.outcomes['failed']} failed",
        f"{tally.fetched / seconds:.1f} pages/s" if seconds else "",
        f"about {spoken(view.seconds)} left" if view.seconds else "",
    )
    return Text(" · ".join(part for part in parts if part), overflow="ellipsis", no_wrap=True)


def _log_to_stderr() -> None:
    # While the line is shown rich stands in for sys.stderr, so that log lines appear above it.
    handler = get_scrapy_root_handler()
    if handler is not None and hasattr(handler, "setStream") and not hasattr(handler, "baseFilename"):
        handler.setStream(sys.stderr)
