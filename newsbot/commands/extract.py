"""scrapy extract: what newsbot takes from a page, as a line of JSON, and why it took it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from newsbot import exitcodes, urls
from newsbot.commandline import prepare
from newsbot.console import fail, quieten
from newsbot.errors import UsageError
from newsbot.pages import STDIN, Read, Take, is_web, read_local

if TYPE_CHECKING:
    from newsbot.extraction import SiteHints


class Command(ScrapyCommand):
    """Extract the articles of pages that are named."""

    requires_project = True
    requires_crawler_process = False  # files need none

    def syntax(self) -> str:
        return "FILE|URL|- … [--url URL] [--site NAME] [--pretty] [--explain]"

    def short_desc(self) -> str:
        return "Show what is taken from a page: scrapy extract page.html --explain"

    def long_desc(self) -> str:
        return (
            "Print the article of each page as one line of JSON. A page is a file (also gzip or zstd), an address, "
            "which is fetched with the manners of a crawl, or - for standard input. Exit codes: 0 all pages are "
            "articles, 1 some are not or can't be read, 2 wrong argument."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="address of the page in a file or on standard input, if it names none itself")
        parser.add_argument("--site", metavar="NAME", help="a spider whose facts about its site are to be used")
        parser.add_argument("--pretty", action="store_true", help="show the article for reading instead of as JSON")
        parser.add_argument(
            "--explain",
            action="store_true",
            help="tell on standard error what was considered for each field, what won and why, and what was left out",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        prepare(self.settings, lambda: check(args, opts), level="WARNING")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.printing import Printer  # noqa: PLC0415 - `scrapy list` and --help do without the extraction

        assert self.settings is not None
        try:
            site = site_hints(self.settings, opts.site)
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
            return
        printer = Printer(site, len(args), pretty=opts.pretty, explaining=opts.explain)
        read = partial(
            read_local,
            url=opts.url and urls.clean(opts.url),
            limit=self.settings.getint("DOWNLOAD_MAXSIZE") or sys.maxsize,
        )
        with printer.progress:
            complete = (self._fetch if any(map(is_web, args)) else _read)(args, read, printer.take)
        self.exitcode = exitcodes.DONE if printer.well and (complete or printer.over) else exitcodes.BROKEN

    def _fetch(self, names: Sequence[str], read: Read, take: Take) -> bool:
        """Go through names of which some are addresses; return whether to the end."""
        from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415 - brings Twisted along

        from newsbot.onepage import PageSpider  # noqa: PLC0415

        assert self.settings is not None
        process = AsyncCrawlerProcess(self.settings)
        quieten(self.settings["LOG_LEVEL"])  # behind Scrapy's set-up of the log, which undoes it
        crawler = process.create_crawler(PageSpider)
        process.crawl(crawler, names=names, read=read, take=take)
        process.start()
        return isinstance(crawler.spider, PageSpider) and crawler.spider.complete


def _read(names: Sequence[str], read: Read, take: Take) -> bool:
    """Go through names of files; return whether to the end."""
    try:
        return all(take(name, read(name)) for name in names)
    except KeyboardInterrupt:
        return False


def check(names: Sequence[str], opts: argparse.Namespace) -> None:
    """Raise `UsageError` with one line that says what to do if the command can't be meant so."""
    if not names:
        raise UsageError("name a page: a file, an address, or - for standard input")
    for name in names:
        if name.startswith("-") and name != STDIN:
            raise UsageError(f"unknown option {name}; scrapy extract --help shows them all")
        if is_web(name) and urls.clean(name) is None:
            raise UsageError(f"{name} is no web address; write it in full: https://example.com/news/1")
    if names.count(STDIN) > 1:
        raise UsageError("standard input holds one page; name it once")
    if opts.url is None:
        return
    if len(names) > 1 or is_web(names[0]):
        raise UsageError("--url gives the address of one file, or of the page on standard input")
    if not is_web(opts.url) or urls.clean(opts.url) is None:
        raise UsageError(f"--url {opts.url} is no web address; write it in full: https://example.com/news/1")


def site_hints(settings: BaseSettings, name: str | None) -> SiteHints | None:
    """Return what a spider states about its site; raise `UsageError` if there is none of that name."""
    from newsbot.extraction import SiteHints  # noqa: PLC0415
    from newsbot.loading import spider_named  # noqa: PLC0415

    if name is None:
        return None
    stated = spider_named(settings, name)
    if not stated.domains:
        raise UsageError(f"{name} states no facts about a site; leave --site out")
    return SiteHints(name, stated.country, stated.zone, stated.domains, stated.brand, stated.selectors)
