"""Stamps: dates that a page states for machines, and what their clocks prove about each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.parser import isoparse

from newsbot.article import Precision
from newsbot.extraction.dates import ParsedDate, is_counted, is_time_alone, parse_date

Kind = Literal["day", "unknown", "utc", "stated", "local"]

UNKNOWN = ZoneInfo.no_cache("UTC")  # not the same object as the zone of a printed GMT
_ISO_SPACES = re.compile(r"^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_DOT_NET = re.compile(r"^\d{1,2}/\d{1,2}/\d{4} .*\b[AP]M$")  # .NET writes it so, whatever the page's language
_YEAR = re.compile(r"\d{4}", re.ASCII)
# What most programs write; to read it as ISO 8601 with all its liberties takes ten times as long.
_PLAIN = re.compile(r"\d{4}-\d\d-\d\dT[01]\d:\d\d:\d\d(?:Z|[+-](?:0\d|1\d|2[0-3]):[0-5]\d)", re.ASCII)
_EPOCH = re.compile(r"^(?:/Date\()?(\d{10}|\d{13})(?:[+-]\d{4})?(?:\)/)?$")  # seconds or milliseconds


def read_stamp(text: str | None, zone: ZoneInfo, now: datetime) -> ParsedDate | None:
    """Read a machine date, and a printed one where a site puts that in its place; a time without a day is none.

    A time without a zone is in `zone`. Day and month change places only where .NET wrote them.
    """
    text = (text or "").strip()
    if match := _EPOCH.match(text):
        seconds = int(match[1]) / (1 if len(match[1]) == 10 else 1000)  # noqa: PLR2004
        return ParsedDate(datetime.fromtimestamp(seconds, UTC), "second", text, "gregorian")
    match = _ISO_SPACES.match(text)
    machine = f"{match[1]}T{match[2]}{(match[3] or '').upper()}" if match else text
    moment = _moment(machine)
    if moment is None:
        if is_time_alone(text):
            return None
        date = parse_date(text, now=now, timezone=zone, order="MDY" if _DOT_NET.match(text) else "DMY")
        # What counts back from the reading is an instant in whatever zone.
        counted = date is not None and date.precision != "day" and zone is UNKNOWN and is_counted(text)
        return replace(date, value=date.value.astimezone(UTC)) if date and counted else date
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    if "T" not in machine and len(machine) <= len("2026-11-24"):
        return ParsedDate(moment, "day", text, "gregorian") if len(machine) >= len("20261124") else None
    precision: Precision = "second" if re.search(r"\d\d:\d\d:\d\d|T\d{6}", machine) else "minute"
    return ParsedDate(moment, precision, text, "gregorian")


def _moment(machine: str) -> datetime | None:
    """Read ISO 8601."""
    try:
        if _PLAIN.fullmatch(machine):
            return datetime.fromisoformat(machine)
        return isoparse(machine) if _YEAR.match(machine) else None
    except (ValueError, OverflowError):
        return None


def told(moment: datetime | None) -> ParsedDate | None:
    """Return what a source told as a stamp."""
    return None if moment is None else ParsedDate(moment, "second", moment.isoformat(), "gregorian")


def kind_of(date: ParsedDate, site: ZoneInfo | None) -> Kind:
    """Tell how a stamp's zone is known: stated with an offset, said to be UTC, or the site's own (or unknown)."""
    if date.precision == "day":
        return "day"
    if date.value.tzinfo is UNKNOWN:
        return "unknown"
    if date.value.tzinfo is site:
        return "local"
    return "stated" if date.value.utcoffset() else "utc"


def same_reading(one: ParsedDate, other: ParsedDate) -> bool:
    """Tell whether two clocks showed the same, whatever their zones; seconds count where both have them."""
    a, b = one.value.replace(tzinfo=None, microsecond=0), other.value.replace(tzinfo=None, microsecond=0)
    if not one.precision == other.precision == "second":
        a, b = a.replace(second=0), b.replace(second=0)
    return a == b


def same_instant(one: ParsedDate, other: ParsedDate) -> bool:
    """Tell whether two stamps are of one moment, to the precision that both have."""
    exact = one.precision == other.precision == "second"
    return abs(one.value - other.value) < timedelta(seconds=1 if exact else 60)


def set_right(date: ParsedDate, others: list[ParsedDate], site: ZoneInfo | None) -> ParsedDate:
    """Return a stamp that says UTC, in the zone that another stamp proves its clock to be in; else as it is.

    The proof is a stamp of the same reading whose zone is really known (an offset that isn't zero, or a printed time of
    a site whose zone is known): programs append "Z" to local time, but none prints a wrong offset by chance. Or, in a
    known zone, another one in UTC that is earlier by exactly the offset: only one of the two can have been converted.
    """
    if kind_of(date, site) != "utc":
        return date
    for other in others:
        if kind_of(other, site) in ("stated", "local") and other.value.utcoffset() and same_reading(date, other):
            return replace(date, value=date.value.replace(tzinfo=other.value.tzinfo))
    if site is not None:
        moved = replace(date, value=date.value.replace(tzinfo=site))
        shifted = any(kind_of(other, site) == "utc" and same_instant(moved, other) for other in others)
        if shifted and moved.value.utcoffset():
            return moved
    return date


def is_one_clock(one: ParsedDate, other: ParsedDate, site: ZoneInfo | None) -> bool:
    """Tell whether two different stamps are the same moment, one of them stamped in the wrong zone.

    They show the same reading in different zones; or they differ by exactly the site's offset, and not because both
    state it: then one was changed that long after the other.
    """
    if "day" in (one.precision, other.precision):
        return False
    if one.value.utcoffset() != other.value.utcoffset():
        if same_reading(one, other):
            return True
    elif kind_of(one, site) != "utc":
        return False
    offset = one.value.astimezone(site).utcoffset() if site else one.value.utcoffset()
    return bool(offset) and same_instant(replace(one, value=one.value + (offset or timedelta())), other)
