"""The arguments that every spider takes with `-a`, read and checked before anything is requested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from newsbot import urls
from newsbot.discovery.source import Window
from newsbot.errors import UsageError

_YEARS = range(1900, 2200)
_DIGITS = 12  # of a number of articles
NAMES = ("since", "until", "limit", "section", "url")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a run is asked for.

    `window` holds `since` (included) and `until` (excluded); a date alone is midnight in the site's zone. `limit`
    is a number of articles written. `section` is a section's name as printed. `url` is the start page.
    """

    window: Window = field(default_factory=Window)
    limit: int | None = None
    section: str | None = None
    url: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether less is asked for than all that is new."""
        return self.limit is not None or self.section is not None or self.window != Window()

    @classmethod
    def read(cls, given: dict[str, str], zone: str) -> Arguments:
        """Check names and values; raise `UsageError` with one line that says what to do."""
        for name, value in given.items():
            if name not in NAMES:
                raise UsageError(f"unknown argument -a {name}=…; there are: {', '.join(NAMES)}")
            if not _is_text(value):
                raise UsageError(f"-a {name}= holds bytes that are no text in this terminal's encoding; use UTF-8")
        timezone = ZoneInfo(zone)
        window = Window(
            _instant("since", given.get("since"), timezone), _instant("until", given.get("until"), timezone)
        )
        if window.since and window.until and window.since >= window.until:
            raise UsageError(f"-a since={given['since']} must lie before -a until={given['until']}")
        section = given.get("section")
        if section is not None and not section.strip():
            raise UsageError("-a section= needs the name of a section")
        return cls(window, _limit(given.get("limit")), section, _url(given.get("url")))


def check_host(url: str, domains: Sequence[str]) -> None:
    """Refuse a start page that isn't the site's: its articles would be filed under the wrong name."""
    name = urls.host(url)
    if domains and not urls.in_domains(url, domains) and not urls.is_private(name):
        known = ", ".join(domains)
        raise UsageError(f"-a url={url} isn't on {known}; for another site run: scrapy crawl news -a url={url}")


def _instant(name: str, value: str | None, timezone: ZoneInfo) -> datetime | None:
    if value is None:
        return None
    from dateutil.parser import isoparse  # noqa: PLC0415 - few runs name a date, and `scrapy list` none

    try:
        instant = isoparse(value.strip())
    except ValueError as error:
        raise UsageError(f"-a {name}={value} is no date; write it as 2026-11-24 or 2026-11-24T08:00+01:00") from error
    if instant.year not in _YEARS:
        raise UsageError(f"-a {name}={value} lies outside of {_YEARS[0]} to {_YEARS[-1]}")
    return instant if instant.tzinfo else instant.replace(tzinfo=timezone)


def _is_text(value: str) -> bool:
    """Tell whether a value can be stored: what Python couldn't decode stands in it as halves of characters."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > _DIGITS or int(value) < 1:
        raise UsageError(f"-a limit={value} is no number of articles; write 1 or more")
    return int(value)


def _url(value: str | None) -> str | None:
    if value is None:
        return None
    cleaned = urls.clean(value)
    if cleaned is None:
        raise UsageError(f"-a url={value} is no web address; write it in full: https://example.com/")
    return cleaned
