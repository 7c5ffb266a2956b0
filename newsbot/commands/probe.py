"""scrapy probe: what a site offers, and with --write the file of its spider."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.utils.conf import closest_scrapy_cfg

from newsbot import exitcodes, urls
from newsbot.commandline import prepare
from newsbot.console import console, fail, output, quieten
from newsbot.errors import UsageError

if TYPE_CHECKING:
    from newsbot.probe.findings import Report
    from newsbot.probe.spider import ProbeSpider
    from newsbot.probe.target import Target


class Command(ScrapyCommand):
    """Probe a site."""

    requires_project = True
    requires_crawler_process = False  # the log is made quiet first

    def syntax(self) -> str:
        return "URL [--write spiders/<country>/<name>.py] [--format table|json]"

    def short_desc(self) -> str:
        return "Show what a site offers, and write its spider: scrapy probe https://example.com/"

    def long_desc(self) -> str:
        return (
            "Ask a site, with the manners of a crawl and at most 40 requests, for its robots.txt, feeds, sitemaps, "
            "WordPress REST and section pages; read three articles; suggest its sources. Example: scrapy probe "
            "https://example.dz/ --write spiders/algeria/example.py. Exit codes: 0 a spider can be made of it, 1 the site "
            "can't be reached or nothing there can be used, 2 wrong argument, 4 interrupted."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--write", metavar="FILE", help="write the spider to spiders/<country>/<name>.py")
        parser.add_argument(
            "--format", choices=("table", "json"), default="table", help="of what is found (default: table)"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        prepare(self.settings, lambda: _check(args), level="ERROR")  # what is wrong is told in the report

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        url = urls.clean(args[0])
        assert url is not None
        try:
            target = self._target(opts.write, url) if opts.write else None
            self.exitcode = self._tell(self._probe(url, target), target, opts.format)
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
        except OSError as error:
            fail(f"the file can't be written: {error}")
            self.exitcode = exitcodes.BROKEN

    def _target(self, given: str, url: str) -> Target:
        from scrapy.spiderloader import get_spider_loader  # noqa: PLC0415 - loads every spider

        from newsbot.probe.target import target_of  # noqa: PLC0415

        assert self.settings is not None
        loader = get_spider_loader(self.settings)
        sites = {name: tuple(getattr(loader.load(name), "domains", ())) for name in loader.list()}
        return target_of(given, url, Path(closest_scrapy_cfg()).parent, sites)

    def _probe(self, url: str, target: Target | None) -> ProbeSpider | None:
        from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415 - brings Twisted along

        from newsbot.probe.spider import MOST, ProbeSpider  # noqa: PLC0415

        assert self.settings is not None
        process = AsyncCrawlerProcess(self.settings)
        quieten(self.settings["LOG_LEVEL"])  # behind Scrapy's set-up of the log, which undoes it
        crawler = process.create_crawler(ProbeSpider)
        if not self.settings["CONTACT"] and not urls.is_private(urls.host(url)):
            console().print("sites can't ask who probes them: set NEWSBOT_CONTACT to your page or mail address")
        with console().status("probing") as status:  # shown on a terminal only

            def tell(count: int, asked: str) -> None:
                status.update(f"{count + 1} of at most {MOST} requests · {urls.brief(asked)}")

            process.crawl(crawler, url=url, country=target and target.country, tell=tell)
            process.start()
        return crawler.spider if isinstance(crawler.spider, ProbeSpider) else None

    def _tell(self, spider: ProbeSpider | None, target: Target | None, form: str) -> int:
        from newsbot.probe.findings import Interrupted  # noqa: PLC0415
        from newsbot.probe.show import as_json, show  # noqa: PLC0415

        if spider is None or spider.report is None:
            fail(str(spider.error) if spider and spider.error else "the probe broke off; -s LOG_LEVEL=DEBUG tells more")
            return exitcodes.PAGES_LEFT if spider and isinstance(spider.error, Interrupted) else exitcodes.BROKEN
        code = exitcodes.DONE
        try:
            if form == "json":
                output().print(as_json(spider.report, requests=spider.requests), soft_wrap=True)
            else:
                show(spider.report)
        except OSError as error:
            fail(f"standard output: {error.strerror}")
            code = exitcodes.BROKEN
        console().print(f"{spider.requests} requests")
        return max(code, _close(spider.report, target))


def _close(report: Report, target: Target | None) -> int:
    """Write the file, if one is wanted, and say what comes next."""
    from newsbot.probe.writing import missing_of, start_of, write  # noqa: PLC0415

    if not report.usable:
        what = "no article could be read" if report.samples else "no source names articles"
        fail(f"nothing to make a spider of: {what}{'; nothing was written' if target else ''}")
        return exitcodes.BROKEN
    out = console()
    if target is None:
        out.print(f"write its spider: scrapy probe {report.asked} --write spiders/<country>/<name>.py")
        return exitcodes.DONE
    write(report, target)
    out.print(f"written: {target.path}")
    if missing := missing_of(report):
        out.print(f"fill in by hand: {', '.join(missing)}")
    out.print(f"crawl it: {start_of(report, target.name)} -a limit=20")
    return exitcodes.DONE


def _check(args: list[str]) -> None:
    """Raise `UsageError` unless one address is named."""
    if len(args) != 1:
        raise UsageError("name one site by its start page: scrapy probe https://example.com/")
    if args[0].startswith("-"):
        raise UsageError(f"unknown option {args[0]}; scrapy probe --help shows them all")
    if not args[0].lower().startswith(("http://", "https://")) or urls.clean(args[0]) is None:
        raise UsageError(f"{args[0]} is no web address; write it in full: https://example.com/")
