"""scrapy audit: what works of each site today, from its sources and a few of its newest pages; nothing is written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand

from newsbot import exitcodes
from newsbot.commandline import prepare
from newsbot.console import fail, quieten
from newsbot.errors import NewsbotError, UsageError

if TYPE_CHECKING:
    from newsbot.audit.report import Report
    from newsbot.spider import NewsSpider

_MOST = 1000


class Command(ScrapyCommand):
    """Look at live sites."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[SITE …] [--country DZ] [--pages N] [--format table|json]"

    def short_desc(self) -> str:
        return "Tell which sites still work, from a few live pages of each: scrapy audit --country DZ"

    def long_desc(self) -> str:
        return (
            "Ask the sources of each site, all without names, read a few of its newest articles, and print one table: "
            "sources that answered with their links, articles read of pages asked for, fields missing, age of the newest "
            "article, verdict. Nothing is written: no output/, no ledger. Sites are treated with the manners of a crawl. "
            "ok: all that is stated works; degraded: a source fails, pages can't be had, most are no articles, a date is "
            "missing, nothing is new or time ran out; broken: no article could be read; shut: robots.txt or a wall "
            "keeps us out. With --format json each site is one line on standard output as soon as it is done. "
            "Example: scrapy audit elmaouid --pages 5. "
            "Exit codes: 0 all ok, 1 could not go on, 2 wrong argument, 3 some site is not ok, 4 interrupted."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        number = _number(1)
        parser.add_argument("--country", metavar="CODE", help="only sites of this country (ISO 3166-1: DZ, EG …)")
        parser.add_argument("--pages", type=number, default=3, metavar="N", help="articles of each site (default: 3)")
        parser.add_argument("--jobs", type=number, default=8, metavar="N", help="sites at a time (default: 8)")
        parser.add_argument("--timeout", type=number, default=180, metavar="S", help="seconds a site (default: 180)")
        parser.add_argument(
            "--stale", type=number, default=7, metavar="DAYS", help="age of news that is told (default: 7)"
        )
        parser.add_argument("--format", choices=("table", "json"), default="table", help="table (default) or json")
        parser.add_argument("--url", help="start page of the one site that is named, if it isn't its own")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        prepare(self.settings, level="ERROR")  # the table tells what is wrong

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.audit.report import Report  # noqa: PLC0415 - `scrapy list` and --help do without the crawler

        try:
            sites = self._chosen(args, opts.country, opts.url)
            report = Report(len(sites), timedelta(days=opts.stale), machine=opts.format == "json")
            with report.progress:
                complete = self._look(sites, report, opts)
            report.show()
            if report.error:
                raise report.error
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
        except (NewsbotError, OSError) as error:
            fail(str(error))
            self.exitcode = exitcodes.BROKEN
        else:
            found = exitcodes.DONE if report.well else exitcodes.NO_SOURCE
            self.exitcode = found if complete else exitcodes.PAGES_LEFT

    def _chosen(self, names: Sequence[str], country: str | None, url: str | None) -> list[NewsSpider]:
        """Return the sites that are meant; raise `UsageError` if there are none."""
        from scrapy.spiderloader import get_spider_loader  # noqa: PLC0415

        from newsbot.loading import spider_named  # noqa: PLC0415

        assert self.settings is not None
        if url and len(names) != 1:
            raise UsageError("--url gives the start page of one site; name it")
        if unknown := next((name for name in names if name.startswith("-")), None):
            raise UsageError(f"unknown option {unknown}; scrapy audit --help shows them all")
        listed = dict.fromkeys(names or get_spider_loader(self.settings).list())
        classes = [spider_named(self.settings, name) for name in listed]
        if not names:
            classes = [spider for spider in classes if spider.domains]
        if country:
            classes = [spider for spider in classes if (spider.country or "").lower() == country.lower()]
        if not classes:
            raise UsageError(f"there is no site of country {country!r} among them; scrapy list shows all sites")
        if nameless := next((spider.name for spider in classes if not (spider.domains or url)), None):
            raise UsageError(f"{nameless} is for any site: give its start page with --url https://example.com/")
        return [spider(url=url) if url else spider() for spider in classes]

    def _look(self, sites: Sequence[NewsSpider], report: Report, opts: argparse.Namespace) -> bool:
        """Look at all sites; return whether the end was reached."""
        from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415 - brings Twisted along

        from newsbot.audit.spider import AuditSpider  # noqa: PLC0415

        assert self.settings is not None
        process = AsyncCrawlerProcess(self.settings)
        quieten(self.settings["LOG_LEVEL"])  # behind Scrapy's set-up of the log, which undoes it
        crawler = process.create_crawler(AuditSpider)
        bounds = {"pages": opts.pages, "jobs": opts.jobs, "seconds": opts.timeout}
        process.crawl(crawler, sites=sites, take=report.take, **bounds)
        process.start()
        return isinstance(crawler.spider, AuditSpider) and crawler.spider.complete


def _number(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= _MOST:
            raise argparse.ArgumentTypeError(f"{text} can't be used: it must be a whole number from {least} to {_MOST}")
        return int(text)

    return read
