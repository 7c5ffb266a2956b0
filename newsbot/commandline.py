"""What the commands share: settings and arguments checked before anything begins, and the exit code of an error."""

from __future__ import annotations

import sys
from collections.abc import Callable

from scrapy.settings import BaseSettings

from newsbot import exitcodes
from newsbot.console import fail
from newsbot.errors import NewsbotError, SiteLocked, UsageError
from newsbot.options import check_settings

_OURS = 30  # priority of what the command line may still override
_CODES: dict[type[Exception], int] = {UsageError: exitcodes.USAGE, SiteLocked: exitcodes.LOCKED}


def prepare(settings: BaseSettings, check: Callable[[], None] | None = None, level: str | None = None) -> None:
    """Check settings and arguments; end the process with one line that says what to do if they can't be used.

    `level` is that of the log unless the user asks for another. For `process_options`: Scrapy sets up its log next, by
    settings that may be wrong.
    """
    if level and settings.getpriority("LOG_LEVEL") in (None, *range(_OURS)):
        settings.set("LOG_LEVEL", level, priority="spider")
    try:
        check_settings(settings)
        if check:
            check()
    except UsageError as error:
        fail(str(error))
        sys.exit(exitcodes.USAGE)


def code_of(error: NewsbotError) -> int:
    """Return the exit code of a command that ended with an error."""
    return _CODES.get(type(error), exitcodes.BROKEN)
