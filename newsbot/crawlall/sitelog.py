"""Whom a line of the log speaks of, where several sites are crawled at once."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

FORMAT = "%(asctime)s %(levelname)-8s %(site)s%(message)s"
"""LOG_FORMAT with the site, where a line belongs to one that it doesn't name itself."""

speaking: ContextVar[str] = ContextVar("speaking", default="")
"""The site whose crawl is going on in this context. Tasks and callbacks inherit it."""


def name_sites() -> None:
    """Give every record of this process from now on the field that `FORMAT` prints."""
    make = logging.getLogRecordFactory()

    def named(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        # What the process says to a signal is said in whichever context the signal met.
        site = "" if record.name == "scrapy.crawler" else speaking.get()
        told = isinstance(record.args, tuple) and record.args[:1] == (site,)
        record.site = f"{site}: " if site and not told else ""
        return record

    logging.setLogRecordFactory(named)
