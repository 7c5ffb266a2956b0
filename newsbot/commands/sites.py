"""scrapy sites: the catalogue of sites that have a spider of their own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from scrapy.commands import ScrapyCommand

from newsbot import exitcodes
from newsbot.console import fail, output
from newsbot.errors import UsageError
from newsbot.options import check_settings

if TYPE_CHECKING:
    from newsbot.catalogue import Site

FORMATS: Final = ("table", "markdown", "json")


class Command(ScrapyCommand):
    """List the sites."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--country CODE] [--proven DEGREE] [--format table|markdown|json]"

    def short_desc(self) -> str:
        return "List the sites with what is known of them: scrapy sites --country DZ"

    def long_desc(self) -> str:
        return (
            "Print the sites that have a spider: name, outlet, country, domain, sources in the order in which they are "
            "asked, and how far these facts are proven: by a recorded page that is read as it should be, by markup seen "
            "in code or on pages of the same theme, or not at all. "
            'Example: scrapy sites --country DZ --proven "markup only". '
            "Exit codes: 0 done, even if there is no such site; 1 standard output can't be written; 2 wrong argument."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--country", metavar="CODE", help="only sites of this country, as its ISO code: DZ")
        parser.add_argument("--proven", metavar="DEGREE", help='"recorded page", "markup only" or "unproven"')
        parser.add_argument(
            "--format", default=FORMATS[0], help="table (default), markdown as in the README, or json with all fields"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from scrapy.spiderloader import get_spider_loader  # noqa: PLC0415 - --help does without the spiders

        from newsbot.catalogue import catalogue, select  # noqa: PLC0415

        assert self.settings is not None
        try:
            check_settings(self.settings)
            check(args, opts.format)
            loader = get_spider_loader(self.settings)
            show(select(catalogue(map(loader.load, loader.list())), opts.country, opts.proven), opts.format)
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
        except OSError as error:
            fail(f"standard output: {error.strerror}")
            self.exitcode = exitcodes.BROKEN


def check(args: Sequence[str], form: str) -> None:
    """Raise `UsageError` with one line that says what to do if the command can't be meant so."""
    if args:
        raise UsageError(f"{args[0]} is no option of scrapy sites; scrapy sites --help shows them all")
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}; --format is one of {', '.join(FORMATS)}")


def show(sites: Sequence[Site], form: str) -> None:
    """Print the sites on standard output."""
    from newsbot.catalogue import as_json, markdown, table  # noqa: PLC0415

    out = output()
    if form == "table":
        out.print(table(sites, out.width) if sites else "no site is so")
    else:
        out.print((markdown if form == "markdown" else as_json)(sites), soft_wrap=True)
