"""newsbot's own settings, checked before a run so that a slip of the pen is told in one line."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path

from scrapy.settings import BaseSettings, default_settings

from newsbot.errors import UsageError

_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")


def _at_least(kind: type[int | float], least: float, most: float = math.inf) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        try:
            number = kind(str(value))
        except ValueError:
            return False
        return math.isfinite(number) and least <= number <= most

    return fits


def _one_of(*names: str) -> Callable[[object], bool]:
    return lambda value: value in names


_CHECKS: dict[str, tuple[Callable[[object], bool], str]] = {
    "OUTPUT_DIR": (lambda value: bool(str(value or "").strip()), "the name of a folder"),
    "CONTACT": (
        lambda value: isinstance(value, str) and value.isascii() and value.isprintable(),
        "an address in ASCII",
    ),
    "DEDUP_NEAR": (_one_of("drop", "mark", "off"), "drop, mark or off"),
    "DEDUP_SCOPE": (_one_of("site", "all"), "site or all"),
    "DEDUP_WINDOW_DAYS": (_at_least(float, 0, 3650), "a number of days up to 3650"),
    "MIN_WORDS": (_at_least(int, 1), "a whole number, 1 or more"),
    "EXTRACTION_WORKERS": (_at_least(int, 0, 256), "a whole number up to 256, 0 for one per processor"),
    "EXTRACTION_TIMEOUT": (_at_least(float, 0.001), "a number of seconds above 0"),
    "SECOND_LOOK_AFTER": (_at_least(float, 0), "a number of seconds"),
    "FAILURE_BACKOFF": (_at_least(float, 0), "a number of seconds"),
    "MAX_ATTEMPTS": (_at_least(int, 1), "a whole number, 1 or more"),
    "LOOK_AROUND_HOURS": (_at_least(float, 0, 24 * 365), "a number of hours up to 8760"),
    "RECHECK_HOURS": (_at_least(float, 0, 24 * 365), "a number of hours up to 8760"),
    "RECHECK_BUDGET": (_at_least(int, 0), "a whole number, 0 for none"),
    "CRAWL_DELAY_MAX": (_at_least(float, 0.001), "a number of seconds above 0"),
    "RETRY_AFTER_MAX": (_at_least(float, 0), "a number of seconds"),
    "RETRY_BACKOFF": (_at_least(float, 0), "a number of seconds"),
    "DOWNLOAD_DELAY": (_at_least(float, 0), "a number of seconds"),
    "DOWNLOAD_TIMEOUT": (_at_least(float, 0.001), "a number of seconds above 0"),
    "CONCURRENT_REQUESTS": (_at_least(int, 1), "a whole number, 1 or more"),
    "LOG_LEVEL": (lambda value: value in _LEVELS, f"one of {', '.join(_LEVELS)}"),
    "LOG_FILE": (
        lambda value: not value or os.access(Path(str(value)).resolve().parent, os.W_OK),
        "a file in a folder that can be written",
    ),
    "CONCURRENT_REQUESTS_PER_DOMAIN": (_at_least(int, 1), "a whole number, 1 or more"),
}


# What Scrapy's own settings take, by the type of its default: a slip of the pen would come to light in mid-run.
_KINDS: dict[type, tuple[Callable[[object], bool], str]] = {
    bool: (lambda value: value in ("0", "1", "True", "False", "true", "false"), "0 or 1"),
    **dict.fromkeys(
        (int, float), (_at_least(float, -math.inf), "a number")
    ),  # many a delay of 0 or 60 is read as a float
}


def check_settings(settings: BaseSettings) -> None:
    """Raise `UsageError` for the first setting whose value can't be used."""
    for name, (fits, wanted) in _CHECKS.items():
        if not fits(settings[name]):
            raise UsageError(f"-s {name}={settings[name]} can't be used: it must be {wanted}")
    for name, value in settings.items():
        kind = _KINDS.get(type(getattr(default_settings, name, None)))
        if kind and isinstance(value, str) and not kind[0](value):
            raise UsageError(f"-s {name}={value} can't be used: it must be {kind[1]}")
