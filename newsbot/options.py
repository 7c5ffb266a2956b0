"""newsbot's own settings, checked before a run so that a slip of the pen is told in one line."""

from __future__ import annotations

from collections.abc import Callable

from scrapy.settings import BaseSettings

from newsbot.errors import UsageError


def _at_least(kind: type[int | float], least: float) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        try:
            return kind(str(value)) >= least
        except ValueError:
            return False

    return fits


_CHECKS: dict[str, tuple[Callable[[object], bool], str]] = {
    "OUTPUT_DIR": (lambda value: bool(str(value or "").strip()), "the name of a folder"),
    "CONTACT": (
        lambda value: isinstance(value, str) and value.isascii() and value.isprintable(),
        "an address in ASCII",
    ),
    "MIN_WORDS": (_at_least(int, 1), "a whole number, 1 or more"),
    "EXTRACTION_WORKERS": (_at_least(int, 0), "a whole number, 0 for one per processor"),
    "EXTRACTION_TIMEOUT": (_at_least(float, 0.001), "a number of seconds above 0"),
    "SECOND_LOOK_AFTER": (_at_least(float, 0), "a number of seconds"),
    "RETRY_AFTER_MAX": (_at_least(float, 0), "a number of seconds"),
    "RETRY_BACKOFF": (_at_least(float, 0), "a number of seconds"),
    "DOWNLOAD_DELAY": (_at_least(float, 0), "a number of seconds"),
    "DOWNLOAD_TIMEOUT": (_at_least(float, 0.001), "a number of seconds above 0"),
    "CONCURRENT_REQUESTS_PER_DOMAIN": (_at_least(int, 1), "a whole number, 1 or more"),
}


def check_settings(settings: BaseSettings) -> None:
    """Raise `UsageError` for the first setting whose value can't be used."""
    for name, (fits, wanted) in _CHECKS.items():
        if not fits(settings[name]):
            raise UsageError(f"-s {name}={settings[name]} can't be used: it must be {wanted}")
