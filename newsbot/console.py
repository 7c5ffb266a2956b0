"""What people see on the terminal: on standard error, unless it is what a command was asked for.

Standard output belongs to that, and to `-o -`.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console

RTL: Final = "\u2067"
"""Begins a right-to-left isolate (Unicode UAX 9), which keeps Arabic in its place among Latin letters."""
LTR: Final = "\u2066"
"""Begins a left-to-right isolate."""
POP: Final = "\u2069"
"""Ends an isolate."""

_CHATTY = ("scrapy.addons", "scrapy.core.engine", "scrapy.extensions.memusage", "scrapy.middleware",
           "scrapy.utils.log")  # fmt: skip
_WIDEST = 1000  # columns of a table in a file or a pipe: nothing is folded


def console() -> Console:
    """Return a console for standard error: colours on a terminal, plain text in a cron mail."""
    from newsbot.terminal import Terminal  # noqa: PLC0415 - `scrapy list` and --help do without rich

    return Terminal(stderr=True, highlight=False, soft_wrap=True)


def output() -> Console:
    """Return a console for standard output: as wide as the terminal, or as the text where there is none."""
    from newsbot.terminal import Terminal  # noqa: PLC0415

    width = None if sys.stdout.isatty() else _WIDEST
    return Terminal(width=width, highlight=False, markup=False, emoji=False)


def quieten(level: str) -> None:
    """Hold back Scrapy's lines about its own components, unless everything is asked for."""
    if level.upper() == "DEBUG":
        return
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    # What is left of this one is the answer to Ctrl-C.
    logging.getLogger("scrapy.crawler").addFilter(lambda record: not str(record.msg).startswith("Overridden settings"))
    # A robots.txt that can't be had is told in a line of ours, not with Scrapy's traceback.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)


def fail(message: str) -> None:
    """Print one line that says why a command did nothing."""
    console().print(f"[bold red]error:[/] {_escaped(message)}")


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")
