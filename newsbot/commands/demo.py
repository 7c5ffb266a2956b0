"""scrapy demo: the bundled newspaper, served on loopback and crawled with the real elmaouid spider."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsbot import exitcodes
from newsbot.arguments import Arguments
from newsbot.commands.crawl import Command as CrawlCommand
from newsbot.console import console, fail
from newsbot.demo.shapes import SHAPES
from newsbot.errors import LedgerError, UsageError
from newsbot.ledger.files import write_whole
from newsbot.ledger.troubles import explained

_SITE = "elmaouid"
_LAST_PORT = 65535


class Command(CrawlCommand):
    """Serve and crawl the demo newspaper."""

    # Our own server on this machine needs no distance between requests.
    settings_of_demo: dict[str, Any] = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Serve the bundled newspaper on this machine and crawl it"

    def long_desc(self) -> str:
        return (
            "Serve a small Arabic daily on a free loopback port, crawl it with the elmaouid spider into output/demo "
            "(change it with -s OUTPUT_DIR=…) and stop it. A second run finds nothing new. With --serve: only serve. "
            "With --shape the newspaper offers one kind of source alone and is crawled into output/demo-SHAPE. Exit "
            "codes as of scrapy crawl. Example: scrapy demo --shape sitemap"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--serve", action="store_true", help="only serve the newspaper, until Ctrl-C")
        parser.add_argument(
            "--shape",
            choices=SHAPES,
            default="everything",
            help="the only source that the newspaper offers; without it all four",
        )
        parser.add_argument(
            "--port",
            type=_port,
            default=0,
            metavar="N",
            help="port to serve on (default: a free one)",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        name = "demo" if opts.shape == "everything" else f"demo-{opts.shape}"
        output = str(Path(self.settings["OUTPUT_DIR"]) / name)
        for name, value in {**self.settings_of_demo, "OUTPUT_DIR": output}.items():
            self.settings.set(name, value, priority="spider")
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.demo.newspaper import Newspaper  # noqa: PLC0415 - aiohttp is for the demo only
        from newsbot.demo.server import DemoServer, serve_forever  # noqa: PLC0415

        assert self.settings is not None
        try:
            Arguments.read(opts.spargs, "UTC")  # before anything is written or served
            newspaper = Newspaper.load(_first_day(Path(self.settings["OUTPUT_DIR"])))
            shape = SHAPES[opts.shape]
            if opts.serve:
                serve_forever(newspaper, opts.port, shape)
                return
            with DemoServer(newspaper, opts.port, shape=shape) as server:
                console().print(f"The newspaper is served at {server.url}")
                self.exitcode = self.crawl(_SITE, {"url": server.url, **opts.spargs})
        except UsageError as error:
            fail(str(error))
            self.exitcode = exitcodes.USAGE
        except LedgerError as error:
            fail(str(error))
            self.exitcode = exitcodes.BROKEN
        except OSError as error:
            fail(f"the newspaper can't be served: {error}")
            self.exitcode = exitcodes.BROKEN


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port; there are 0 to {_LAST_PORT}")
    return int(text)


def _first_day(output: Path) -> datetime:
    """Return the moment of the demo's first run: the newspaper's dates count from it and stay what they were.

    Raises `LedgerError` if it can't be read or kept.
    """
    path = output / "first-run.txt"
    try:
        if path.exists():
            return datetime.fromisoformat(path.read_text(encoding="ascii").strip())
        moment = datetime.now(UTC).replace(microsecond=0)
        write_whole(path, f"{moment.isoformat()}\n".encode("ascii"))
    except ValueError as error:
        raise LedgerError(f"{path} doesn't hold the moment of the first run ({error}): remove it") from error
    except OSError as error:
        raise LedgerError(f"{output} can't be written: {explained(error)}") from error
    return moment
