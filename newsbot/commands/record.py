"""scrapy record: pages of a site with what is taken from them, saved for review and replayed by the tests."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand

from newsbot import exitcodes, urls
from newsbot.commandline import prepare
from newsbot.console import fail, quieten
from newsbot.errors import UsageError
from newsbot.pages import is_web, read_local

if TYPE_CHECKING:
    from newsbot.recording.recorder import Recorder
    from newsbot.spider import NewsSpider

_FOLDER = Path(__file__).resolve().parents[2] / "tests" / "sites"


class Command(ScrapyCommand):
    """Record pages."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "SITE URL|FILE … | SITE --update [--check] [URL|CASE …]"

    def short_desc(self) -> str:
        return "Record pages of a site for its tests: scrapy record elmaouid https://www.elmaouid.dz/…"

    def long_desc(self) -> str:
        return (
            "Save each page with what is expected of it: <folder>/<site>/<page>/page.html holds its bytes, expected.json "
            "its address, content type, moment of fetching, and the fields that are taken from it, or the reason why it "
            "is no article. Addresses are fetched with the manners of a crawl. The tests replay every recorded page, so "
            "review expected.json and mend what is wrong in it or in the site's file. --update derives the expectation "
            "of recorded pages anew, from their bytes and as of their moment, shows what differs and writes it. "
            "Example: scrapy record elmaouid --update --check. "
            "Exit codes: 0 all pages are recorded, or are as they were recorded; 1 some could not be had or written, or "
            "differ; 2 wrong argument, or such a page is recorded already; 4 interrupted."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="address of the page in a file, if it names none itself")
        parser.add_argument(
            "--at", metavar="TIME", help="when the pages in files were fetched, as 2026-11-24T08:00+01:00"
        )
        parser.add_argument("--update", action="store_true", help="derive anew what is expected of recorded pages")
        parser.add_argument("--check", action="store_true", help="with --update: show what differs, write nothing")
        parser.add_argument(
            "--folder", metavar="DIR", default=str(_FOLDER), help="where cases are (default: tests/sites)"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        prepare(self.settings, lambda: check(args, opts), level="WARNING")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.loading import spider_named  # noqa: PLC0415 - `scrapy list` and --help do without the extraction

        assert self.settings is not None
        try:
            spider = spider_named(self.settings, args[0])
            work = self._update if opts.update else self._record
            self.exitcode = work(spider, args[1:], opts)
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
        except OSError as error:
            fail(f"{error.filename or opts.folder}: {error.strerror or error}")
            self.exitcode = exitcodes.BROKEN
        except KeyboardInterrupt:
            fail("interrupted")
            self.exitcode = exitcodes.PAGES_LEFT

    def _update(self, spider: type[NewsSpider], names: Sequence[str], opts: argparse.Namespace) -> int:
        from newsbot.recording.recorder import Recorder, Updater  # noqa: PLC0415

        updater = Updater(spider, checking=opts.check)
        updater.run(chosen(Recorder(spider, Path(opts.folder)), Path(opts.folder) / spider.name, names))
        return exitcodes.BROKEN if updater.changed or updater.broken else exitcodes.DONE

    def _record(self, spider: type[NewsSpider], names: Sequence[str], opts: argparse.Namespace) -> int:
        from newsbot.recording.recorder import Recorder, check_new  # noqa: PLC0415

        recorder = Recorder(spider, Path(opts.folder), opts.at and datetime.fromisoformat(opts.at))
        for url in filter(is_web, names):  # before anything is asked for
            check_new(recorder.case_of(url))
        complete = self._gone_through(names, recorder, opts.url and urls.clean(opts.url))
        if not complete:
            return exitcodes.PAGES_LEFT if recorder.well else exitcodes.BROKEN
        return exitcodes.DONE if recorder.well else exitcodes.BROKEN

    def _gone_through(self, names: Sequence[str], recorder: Recorder, url: str | None) -> bool:
        """Record all pages; return whether the end was reached."""
        assert self.settings is not None
        read = partial(read_local, url=url, limit=self.settings.getint("DOWNLOAD_MAXSIZE") or sys.maxsize)
        if not any(map(is_web, names)):
            return all(recorder.take(name, read(name)) for name in names)
        from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415 - brings Twisted along

        from newsbot.onepage import PageSpider  # noqa: PLC0415

        process = AsyncCrawlerProcess(self.settings)
        quieten(self.settings["LOG_LEVEL"])  # behind Scrapy's set-up of the log, which undoes it
        crawler = process.create_crawler(PageSpider)
        process.crawl(crawler, names=names, read=read, take=recorder.take)
        process.start()
        return isinstance(crawler.spider, PageSpider) and crawler.spider.complete


def check(args: Sequence[str], opts: argparse.Namespace) -> None:
    """Raise `UsageError` with one line that says what to do if the command can't be meant so."""
    if not args:
        raise UsageError("name a site and its pages: scrapy record SITE URL …; scrapy list shows the sites")
    for name in args:
        if name.startswith("-"):
            raise UsageError(f"unknown option {name}; scrapy record --help shows them all")
        if is_web(name) and urls.clean(name) is None:
            raise UsageError(f"{name} is no web address; write it in full: https://example.com/news/1")
    if not opts.update and len(args) == 1:
        raise UsageError("name the pages to record, or give --update")
    _check_options(args, opts)


def _check_options(args: Sequence[str], opts: argparse.Namespace) -> None:
    if opts.check and not opts.update:
        raise UsageError("--check belongs to --update")
    if opts.update and (opts.url or opts.at):
        raise UsageError("--update works on what was recorded; leave --url and --at out")
    if opts.url and (len(args) != 2 or is_web(args[1])):  # noqa: PLR2004 - the site and its file
        raise UsageError("--url gives the address of one file")
    if opts.url and (not is_web(opts.url) or urls.clean(opts.url) is None):
        raise UsageError(f"--url {opts.url} is no web address; write it in full: https://example.com/news/1")
    if opts.at:
        _check_moment(opts.at)


def _check_moment(text: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--at {text} is no time; write it as 2026-11-24T08:00+01:00") from error
    if moment.tzinfo is None:
        raise UsageError(f"--at {text} needs an offset: 2026-11-24T08:00+01:00")


def chosen(recorder: Recorder, folder: Path, names: Sequence[str]) -> list[Path]:
    """Return the cases that are named, by address or folder, all without names; raise `UsageError` if one isn't there."""
    from newsbot.recording.case import folders  # noqa: PLC0415

    known = list(folders(folder.parent, folder.name))
    if not known:
        raise UsageError(f"nothing is recorded in {folder}; scrapy record {folder.name} URL … does that")
    wanted = [recorder.case_of(name) if is_web(name) else folder / Path(name).name for name in names]
    for name, path in zip(names, wanted, strict=True):
        if path not in known:
            raise UsageError(f"{name} isn't recorded in {folder}")
    return wanted or known
