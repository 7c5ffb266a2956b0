"""Dates of sources (W3C: ISO 8601 down to the year), and what they leave open."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from dateutil.parser import isoparse
from dateutil.relativedelta import relativedelta

from newsbot.discovery.source import Window

_SPACE = re.compile(r"(?<=-\d\d) +(?=\d)")  # as databases write it: 2026-11-20 10:00
_ZONES = timedelta(hours=14)  # the farthest that a clock on earth is from UTC
# A date lasts to its end, by how far it goes: 2026, 2026-11, 2026-11-20. More digits are a time.
_LENGTHS = {4: relativedelta(years=1), 6: relativedelta(months=1), 8: relativedelta(days=1)}


def instant(value: str | None) -> datetime | None:
    """Read a W3C date; without a zone it is UTC. None for anything else."""
    moment = _read(value)
    return moment and _utc(moment)


def latest(value: str | None) -> datetime | None:
    """Return the last instant that a W3C date can mean: the end of its day, in the zone that is farthest behind."""
    moment = _read(value)
    if value is None or moment is None:
        return None
    try:
        end = moment + _LENGTHS.get(len(re.sub(r"\D", "", value)), timedelta())
        return _utc(end) if moment.tzinfo else _utc(end) + _ZONES
    except (ValueError, OverflowError):
        return None


def certain(value: str | None, window: Window) -> datetime | None:
    """Return what `instant` does, but None if the date leaves open on which side of a bound of the window it lies."""
    moment, last = instant(value), latest(value)
    if moment is None or last is None or moment == last:
        return moment
    first = moment - min(_ZONES, moment - datetime.min.replace(tzinfo=UTC))
    return None if any(bound and first < bound <= last for bound in (window.since, window.until)) else moment


def _utc(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _read(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        moment = isoparse(_SPACE.sub("T", value.strip()).replace(" ", ""))
        _utc(moment)
    except (ValueError, OverflowError):
        return None
    return moment
