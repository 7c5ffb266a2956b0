"""scrapy genspider: the file of a new site, from newsbot/templates/spiders/, in the folder of its country."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands.edit import _edit_file
from scrapy.commands.genspider import Command as ScrapyGenspider
from scrapy.settings import BaseSettings

from newsbot import exitcodes, urls
from newsbot.console import console, fail
from newsbot.errors import UsageError

if TYPE_CHECKING:
    from newsbot.newsite import NewSite


class Command(ScrapyGenspider):
    """Write a site's file from newsbot/templates/spiders/."""

    def syntax(self) -> str:
        return "[-t news|wordpress|sitemap|section] NAME DOMAIN [--country DZ]"

    def short_desc(self) -> str:
        return "Write the file of a new site: scrapy genspider example example.dz"

    def long_desc(self) -> str:
        return (
            "Write spiders/<country>/NAME.py from a template (-l lists them): news asks all kinds of sources, the others "
            "those that they are called after. Country and zone are those of --country, else of the domain (.dz, or a "
            "paper that newsbot knows); where neither tells, the file lands in spiders/, and what to fill in is told. "
            "Example: scrapy genspider -t wordpress example example.com --country DZ. "
            "Exit codes: 0 written, 1 it could not be written, 2 wrong argument, or there is such a site already."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--country", metavar="CODE", help="the publisher's country, ISO 3166-1: DZ, EG …")
        parser.set_defaults(template="news")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        try:
            if opts.list or opts.dump:
                super().run(args, opts)
                return
            path = self._write(args, opts)
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
        except OSError as error:
            fail(f"{error.filename} can't be written: {error.strerror or error}")
            self.exitcode = exitcodes.BROKEN
        else:
            if opts.edit:
                self.exitcode = _edit_file(self.settings["EDITOR"], path)

    def _write(self, args: Sequence[str], opts: argparse.Namespace) -> Path:
        from newsbot.newsite import NewSite  # noqa: PLC0415 - `scrapy list` and --help do without the extraction

        assert self.settings is not None
        if len(args) != 2 or any(arg.startswith("-") for arg in args):  # noqa: PLR2004 - a name and a domain
            raise UsageError("give a name and a domain: scrapy genspider example example.dz; --help shows the options")
        name, domain = args
        site = NewSite.of(name, domain, opts.country)
        template = self._find_template(opts.template).read_text(encoding="utf8")
        check_new(self.settings, site, force=opts.force)
        spiders = Path(next(iter(import_module(self.settings["NEWSPIDER_MODULE"]).__path__)))
        path = site.write(spiders, template, force=opts.force)
        console().print(f"{path} is written: say in its first line what the site is, then try scrapy audit {site.name}")
        if site.country is None:
            told = f"fill in country and zone, which {site.domain} doesn't tell, and move it to its country's folder"
            console().print(told)
        return path

    def _find_template(self, template: str) -> Path:
        """Return the file of a template; raise `UsageError` if there is none."""
        folder = Path(self.templates_dir)
        for path in (folder / f"{template}.tmpl", Path(template)):
            if path.suffix == ".tmpl" and path.is_file():
                return path
        known = ", ".join(sorted(path.stem for path in folder.glob("*.tmpl")))
        raise UsageError(f"there is no template {template!r}; there are: {known}")


def check_new(settings: BaseSettings, site: NewSite, *, force: bool) -> None:
    """Raise `UsageError` if a spider has the site's name, or crawls its domain; `force` is for the very file."""
    from scrapy.spiderloader import get_spider_loader  # noqa: PLC0415

    module = ".".join((settings["NEWSPIDER_MODULE"], *site.path(Path()).with_suffix("").parts))
    loader = get_spider_loader(settings)
    for name in loader.list():
        spider = loader.load(name)
        if name == site.name and not (force and spider.__module__ == module):
            raise UsageError(f"there is a site {name!r} already, in {spider.__module__}; take another name")
        if name != site.name and urls.in_domains(f"https://{site.domain}/", getattr(spider, "domains", ())):
            raise UsageError(f"{site.domain} is crawled by {name} already, in {spider.__module__}")
