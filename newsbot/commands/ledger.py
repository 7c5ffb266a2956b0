"""scrapy ledger: what an operator does with the ledger: check, repair, vacuum, stats."""

from __future__ import annotations

import argparse
import signal
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from newsbot import exitcodes
from newsbot.commandline import code_of
from newsbot.console import fail
from newsbot.errors import NewsbotError, UsageError
from newsbot.ledger.troubles import explained
from newsbot.options import check_settings

if TYPE_CHECKING:
    from newsbot.ledger.upkeep.rebuild import Facts


class Command(ScrapyCommand):
    """Look after the ledger."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "check [SITE …] | repair | vacuum | stats [SITE …]"

    def short_desc(self) -> str:
        return "Look after the ledger: scrapy ledger check|repair|vacuum|stats"

    def long_desc(self) -> str:
        return (
            "check: hold the ledger against the output files line by line; nothing is changed. "
            "repair: make a new ledger of the output files alone; the old one is kept beside it. "
            "vacuum: give back to the disk what the ledger doesn't need any more. "
            "stats: count pages, articles and runs by site, and sizes; also while runs are at work. "
            "Examples: scrapy ledger check; scrapy ledger check elmaouid; scrapy ledger repair -s OUTPUT_DIR=/srv/news; "
            "scrapy ledger stats. "
            "Exit codes: 0 done, and the ledger is sound; 1 problems were found (each is named), or it could not go on; "
            "2 wrong argument; 4 interrupted; 75 a run is at work (not for stats)."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)
        try:
            assert self.settings is not None
            check_settings(self.settings)
            work, sites = _read(args)
            self.exitcode = work(self, Path(self.settings["OUTPUT_DIR"]), sites)
        except KeyboardInterrupt:
            fail("interrupted: the ledger is as it was")
            self.exitcode = exitcodes.PAGES_LEFT
        except NewsbotError as error:
            fail(str(error))
            self.exitcode = code_of(error)
        except (OSError, sqlite3.Error) as error:
            fail(explained(error))
            self.exitcode = exitcodes.BROKEN

    def check(self, output: Path, sites: Sequence[str]) -> int:
        """Check the ledger; return the exit code."""
        from newsbot.ledger.upkeep import show  # noqa: PLC0415 - `scrapy list` and --help do without these
        from newsbot.ledger.upkeep.check import Check  # noqa: PLC0415
        from newsbot.ledger.upkeep.opening import held, reading  # noqa: PLC0415

        with reading(output) as db:
            known(db, sites)
        with held(output, sites), reading(output) as db, show.Bar("reading") as bar:
            check = Check(db, output, sites, bar.tell)
            check.run()
        show.show_findings(f"ledger of {output}", check.looked, check.findings)
        return exitcodes.DONE if check.findings.sound else exitcodes.BROKEN

    def repair(self, output: Path, sites: Sequence[str]) -> int:
        """Make a new ledger; return the exit code."""
        from newsbot.ledger.upkeep import show  # noqa: PLC0415
        from newsbot.ledger.upkeep.opening import held, named  # noqa: PLC0415
        from newsbot.ledger.upkeep.repair import repair  # noqa: PLC0415

        assert self.settings is not None
        named(output)
        with held(output), show.Bar("reading") as bar:
            done = repair(output, facts_of(self.settings), bar.tell)
        show.show_findings(f"new ledger of {output}", done.looked, done.findings)
        if done.aside:
            show.tell(f"the old ledger is kept in {done.aside}; delete it when all is well")
        return exitcodes.DONE if done.findings.sound else exitcodes.BROKEN

    def vacuum(self, output: Path, sites: Sequence[str]) -> int:
        """Pack the ledger; return the exit code."""
        from newsbot.ledger.upkeep import show  # noqa: PLC0415
        from newsbot.ledger.upkeep.opening import existing, held  # noqa: PLC0415
        from newsbot.ledger.upkeep.vacuum import vacuum  # noqa: PLC0415

        existing(output)
        with held(output):
            packed = vacuum(output)
        show.show_sizes(packed)
        return exitcodes.DONE

    def stats(self, output: Path, sites: Sequence[str]) -> int:
        """Show what the ledger holds; return the exit code."""
        from newsbot.ledger.rows import unix_now  # noqa: PLC0415
        from newsbot.ledger.upkeep import show  # noqa: PLC0415
        from newsbot.ledger.upkeep.opening import reading, sites_of  # noqa: PLC0415
        from newsbot.ledger.upkeep.stats import sizes, stats_of  # noqa: PLC0415

        with reading(output) as db:
            known(db, sites)
            found = [stats_of(db, site, unix_now()) for site in sites or sites_of(db)]
        show.show_stats(found, sizes(output))
        return exitcodes.DONE


_Work = Callable[[Command, Path, Sequence[str]], int]
_WORKS: dict[str, _Work] = {
    "check": Command.check,
    "repair": Command.repair,
    "vacuum": Command.vacuum,
    "stats": Command.stats,
}
_OF_SITES = ("check", "stats")


def _read(args: Sequence[str]) -> tuple[_Work, Sequence[str]]:
    """Return what is to be done, and for which sites; raise `UsageError` with one line that says what to do."""
    if not args or args[0] not in _WORKS:
        given = f"{args[0]} is none of its works; " if args else ""
        raise UsageError(f"{given}say what to do: scrapy ledger {'|'.join(_WORKS)}")
    name, *sites = args
    for site in sites:
        if site.startswith("-"):
            raise UsageError(f"unknown option {site}; scrapy ledger --help shows them all")
    if sites and name not in _OF_SITES:
        raise UsageError(f"scrapy ledger {name} is for the whole ledger, which all sites share; name no site")
    return _WORKS[name], list(dict.fromkeys(sites))


def known(db: sqlite3.Connection, sites: Sequence[str]) -> None:
    """Raise `UsageError` for a site that the ledger doesn't know."""
    from newsbot.ledger.upkeep.opening import sites_of  # noqa: PLC0415

    of_ledger = sites_of(db)
    for site in sites:
        if site not in of_ledger:
            raise UsageError(f"the ledger knows no site {site}; it knows: {', '.join(of_ledger) or 'none yet'}")


def facts_of(settings: BaseSettings) -> Facts:
    """Return what spiders and settings say that the output doesn't tell."""
    from scrapy.spiderloader import get_spider_loader  # noqa: PLC0415

    from newsbot.ledger.settings import rules_of  # noqa: PLC0415
    from newsbot.ledger.upkeep.addresses import Addresses  # noqa: PLC0415
    from newsbot.ledger.upkeep.rebuild import Facts  # noqa: PLC0415
    from newsbot.spider import NewsSpider  # noqa: PLC0415

    loader = get_spider_loader(settings)
    spiders = {name: loader.load(name) for name in loader.list()}
    domains = {name: spider.domains for name, spider in spiders.items() if issubclass(spider, NewsSpider)}
    return Facts(Addresses(domains), rules_of(settings), settings.getfloat("SECOND_LOOK_AFTER"))
