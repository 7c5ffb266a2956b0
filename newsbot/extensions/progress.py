"""A line on the terminal that shows how far the run is. Without a terminal (cron) there is none."""

from __future__ import annotations

from functools import partial
from typing import Self

from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newsbot.console import console
from newsbot.ledger.outlook import outlook, spoken
from newsbot.ledger.run import Run
from newsbot.liveline import LiveLine


class Progress:
    """Show pages, articles, duplicates, rejects, failures and pages per second, twice a second."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._line: LiveLine | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not console().is_terminal or not crawler.settings.getbool("LOG_ENABLED"):
            raise NotConfigured
        progress = cls(crawler)
        crawler.signals.connect(progress._opened, signals.spider_opened)
        crawler.signals.connect(progress._closed, signals.spider_closed)
        return progress

    def _opened(self) -> None:
        run = self._crawler.get_extension(Run)
        if run is not None:
            self._line = LiveLine(partial(line, run))
            self._line.start()

    def _closed(self) -> None:
        if self._line is not None:
            self._line.stop()


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
