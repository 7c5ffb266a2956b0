"""scrapy crawl: Scrapy's own command with readable errors, a quiet log and exit codes that cron can use."""

from __future__ import annotations

import argparse
import asyncio
import logging
from importlib import import_module
from typing import Any

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError as ScrapyUsageError

from newsbot import exitcodes
from newsbot.commandline import code_of, prepare
from newsbot.console import fail, quieten
from newsbot.errors import NewsbotError

# Scrapy takes the whole stack down when it imports these, each frame by a look at all modules: three times the cost in
# the depth where it would do so itself.
_STACK_TAKERS = ("scrapy.core.downloader.tls", "scrapy.core.downloader.contextfactory")


class Command(ScrapyCrawl):
    """Crawl one site."""

    def short_desc(self) -> str:
        return "Crawl a site: scrapy crawl elmaouid, or any site: scrapy crawl news -a url=https://example.com/"

    def long_desc(self) -> str:
        return (
            "Crawl one site and append its new articles to output/articles/<site>/<day>.jsonl. Arguments (-a): since "
            "and until (dates, until excluded), limit (articles), section (name), url (start page). Exit codes: 0 done, "
            "1 newsbot could not go on, 2 wrong argument or setting, 3 every source failed or had nothing to offer, 4 some pages are left for "
            "the next run, 75 another run of this site is at work."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        prepare(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise ScrapyUsageError("name one spider; scrapy list shows them all", print_help=False)
        self.exitcode = self.crawl(args[0], opts.spargs)

    def crawl(self, name: str, arguments: dict[str, str]) -> int:
        """Run one crawl to its end; return the exit code."""
        assert self.settings is not None
        assert self.crawler_process is not None
        quieten(self.settings["LOG_LEVEL"])
        if name not in self.crawler_process.spider_loader.list():
            fail(f"there is no spider {name!r}; scrapy list shows them all")
            return exitcodes.USAGE
        for module in _STACK_TAKERS:
            import_module(module)
        crawler = self._create_crawler(name)
        task: Any = self.crawler_process.crawl(crawler, **arguments)
        self.crawler_process.start()
        return _result(crawler, task)


def _result(crawler: Crawler, task: asyncio.Task[None]) -> int:
    """Close the run if nobody has; return the exit code."""
    from newsbot.extensions.run_report import show  # noqa: PLC0415 - `scrapy list` and --help do without these
    from newsbot.ledger.result import exit_code, run_of  # noqa: PLC0415

    finished = task.done() and not task.cancelled()
    run = run_of(crawler)
    if run is not None and run.ended is None:  # stopped before Scrapy's engine ran, or by a second signal
        run.close("failed" if finished else "shutdown")
        show(run)
    if not finished:
        return exitcodes.PAGES_LEFT
    try:
        task.result()
    except NewsbotError as error:
        fail(str(error))
        return code_of(error)
    except Exception as error:
        logging.getLogger("newsbot").debug("the crawl broke off", exc_info=True)
        fail(f"the crawl could not begin: {error}")
        return exitcodes.BROKEN
    return exitcodes.DONE if run is None else exit_code(run)
