"""scrapy crawlall: many sites in one process, with one pool of workers and one ledger."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from newsbot import exitcodes
from newsbot.commandline import code_of
from newsbot.commands.crawl import Command as CrawlCommand
from newsbot.console import fail, quieten
from newsbot.crawlall import sitelog
from newsbot.errors import NewsbotError, UsageError

if TYPE_CHECKING:  # --help does without its weight
    from newsbot.spider import NewsSpider

_JOBS, _MOST_JOBS = 16, 256
_MOST_MINUTES = 60 * 24 * 365
# One line and one table for all take the place of those of each crawl.
_WITHOUT = dict.fromkeys(("newsbot.extensions.progress.Progress", "newsbot.extensions.run_report.RunReport"))


class Command(CrawlCommand):
    """Crawl many sites."""

    requires_crawler_process = False  # it makes its own

    def syntax(self) -> str:
        return "[options] [SITE ...]"

    def short_desc(self) -> str:
        return "Crawl all sites, or those named, in one process"

    def long_desc(self) -> str:
        return (
            "Crawl many sites at once, each politely, and end with one table. Without SITE: all that have domains of "
            "their own. Arguments (-a) are those of scrapy crawl but url, and go to every site. A site's failure is its "
            "own. Examples: scrapy crawlall; scrapy crawlall --country DZ --country TN --jobs 8; scrapy crawlall "
            "elmaouid -a since=2026-11-01. Exit codes: 0 every site is done; 1 newsbot could not go on (disk, ledger); "
            "2 wrong argument or setting, nothing was begun; 3 no site could be had: every source failed, or the "
            "spider; 4 some pages or sites failed, were left or locked; 75 all sites were being crawled already, or "
            "scrapy ledger was at work."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--country",
            action="append",
            default=[],
            metavar="CODE",
            help="only sites of this country, such as DZ (may be repeated)",
        )
        parser.add_argument(
            "--jobs", type=_jobs, default=_JOBS, metavar="N", help=f"sites at a time (default: {_JOBS})"
        )
        parser.add_argument(
            "--minutes",
            type=_minutes,
            metavar="N",
            help="end each site's crawl after so long; what is left waits for the next run (default: no bound)",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        sitelog.name_sites()
        own: dict[str, Any] = {
            "LOG_FORMAT": sitelog.FORMAT,
            "EXTENSIONS": {**self.settings.getdict("EXTENSIONS"), **_WITHOUT},
            # Each look-up of a name that doesn't answer keeps a thread; with ten the other sites would wait.
            "REACTOR_THREADPOOL_MAXSIZE": max(self.settings.getint("REACTOR_THREADPOOL_MAXSIZE"), 2 * opts.jobs),
        }
        for name, value in own.items():
            self.settings.set(name, value, priority="spider")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.ledger.troubles import explained  # noqa: PLC0415 - --help does without these

        try:
            self.exitcode = self._crawl_all(args, opts)
        except NewsbotError as error:
            fail(str(error))
            self.exitcode = code_of(error)
        except (OSError, sqlite3.Error) as error:
            fail(explained(error))
            self.exitcode = exitcodes.BROKEN

    def _crawl_all(self, args: list[str], opts: argparse.Namespace) -> int:
        from newsbot.crawlall import row  # noqa: PLC0415
        from newsbot.crawlall.crawls import Crawls  # noqa: PLC0415
        from newsbot.crawlall.show import show  # noqa: PLC0415
        from newsbot.extensions.extraction import pool_of  # noqa: PLC0415
        from newsbot.ledger.together import shared  # noqa: PLC0415
        from newsbot.processes import allow_files  # noqa: PLC0415

        assert self.settings is not None
        spiders = self._chosen(args, opts)
        allow_files()
        with shared(Path(self.settings["OUTPUT_DIR"])) as last, closing(pool_of(self.settings)) as pool:
            crawls = Crawls(self.settings, spiders, last, jobs=opts.jobs, minutes=opts.minutes, arguments=opts.spargs)
            quieten(self.settings["LOG_LEVEL"])
            rows = crawls.crawl_all(pool)
        show(rows, monotonic() - crawls.begun)
        return row.code_of(rows)

    def _chosen(self, args: list[str], opts: argparse.Namespace) -> Sequence[type[NewsSpider]]:
        """Return the sites that are asked for; raise `UsageError` if they, or what is asked of them, can't be had."""
        from scrapy.spiderloader import get_spider_loader  # noqa: PLC0415

        from newsbot.crawlall import choice  # noqa: PLC0415

        assert self.settings is not None
        if unknown := [arg for arg in args if arg.startswith("-")]:
            raise UsageError(f"unknown option {unknown[0]}; scrapy crawlall --help shows them all")
        loader = get_spider_loader(self.settings)
        sites = choice.chosen({name: loader.load(name) for name in loader.list()}, args, opts.country)
        choice.check_arguments(sites, opts.spargs)
        choice.check_feeds(self.settings.getdict("FEEDS"))
        return sites


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text} is no number of sites; there are 1 to {_MOST_JOBS}")
    return int(text)


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= _MOST_MINUTES:
        raise argparse.ArgumentTypeError(f"{text} is no number of minutes above 0")
    return minutes
