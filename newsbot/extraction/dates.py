"""Dates as Arabic sites print them. The string is folded to a key that is read; the text itself is never rewritten.

A value needs a full date, or the whole string (labels apart) must be a relative or a time expression. Anything else is
None: on 467 real strings general parsers gave up to 154 wrong values by filling in what wasn't there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from newsbot.arabic import fold_letters
from newsbot.article import Precision
from newsbot.extraction import vocabulary as words
from newsbot.extraction.clock import Clock, clock_in
from newsbot.extraction.days import GAP, Day, Order, alternatives, gregorian_days, hijri_day, key_of, months_in

Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date read from a string. `value` is aware; with precision "day" it is midnight in the site's zone."""

    value: datetime
    precision: Precision
    raw: str
    calendar: Calendar


def parse_date(text: str, *, now: datetime, timezone: ZoneInfo, order: Order = "DMY") -> ParsedDate | None:
    """Read the first full date of a string, with its time if one stands beside it; None if there is none.

    `now` is the aware moment of reading, for relative forms («منذ ساعتين») and dates without a year. A time without
    a zone is in `timezone`; a printed zone wins. `order` settles numbers such as 02/03/2020.
    """
    key = key_of(text)
    if not key:
        return None
    here = now.astimezone(timezone)
    days = gregorian_days(key, order, timezone.key)
    if days:
        return _with_clock(text, key, days, timezone)
    hijri = hijri_day(key)
    if hijri is not None:
        value = datetime(hijri.year, hijri.month, hijri.day, tzinfo=timezone)
        return ParsedDate(value, "day", text, "hijri")
    return _relative(text, key, here) or _time_only(text, key, here) or _without_year(text, key, here)


def _with_clock(text: str, key: str, days: list[Day], timezone: ZoneInfo) -> ParsedDate | None:
    """Join the first day to the time behind it, up to the next day; else to one before it."""
    first = days[0]
    behind = days[1].start if len(days) > 1 else len(key)
    clock = clock_in(key[first.end : behind]) or clock_in(key[: first.start])
    midnight = datetime(first.year, first.month, first.day, tzinfo=timezone)
    if clock is None:
        return ParsedDate(midnight, "day", text, "gregorian")
    return ParsedDate(_at(midnight, clock, timezone), clock.precision, text, "gregorian")


def _at(midnight: datetime, clock: Clock, timezone: ZoneInfo) -> datetime:
    return midnight.replace(hour=clock.hour, minute=clock.minute, second=clock.second, tzinfo=clock.zone or timezone)


def is_time_alone(text: str) -> bool:
    """Tell whether a string is a time of some day that it doesn't name: a clock, or a page that prints the day apart."""
    return clock_in(_without_labels(key_of(text)), whole=True) is not None


@lru_cache(1)
def _relative_pattern() -> re.Pattern[str]:
    units = alternatives(words.UNITS)
    number = rf"(?P<number>\d{{1,3}}|نصف|{alternatives(words.NUMBERS)})"
    amount = rf"(?:{number}\s+)?(?P<unit>{units})(?:\s+(?P<after>واحده|واحد))?"
    return re.compile(rf"(?:(?:منذ|قبل)\s+{amount}|{amount.replace('P<', 'P<x')}\s+ago)(?:\s*[|•·].*)?")


def _relative(text: str, key: str, here: datetime) -> ParsedDate | None:
    match = _relative_pattern().fullmatch(_without_labels(key))
    if match is None:
        return None
    unit, number, after = (match[name] or match["x" + name] for name in ("unit", "number", "after"))
    table = {key_of(name): value for name, value in words.UNITS.items()}
    kind, carried = table[unit]
    plural = number is None and after is None and unit in _PLURALS
    if plural:  # «قبل أيام» says nothing that could be counted
        return None
    if number == "نصف":
        return ParsedDate(here - timedelta(minutes=30), "minute", text, "gregorian") if kind == "hours" else None
    count = carried if number is None else _count(number)
    value = here - relativedelta(**{kind: count})  # type: ignore[arg-type] # the unit's name is one of its parameters
    if kind in ("seconds", "minutes", "hours"):
        precision: Precision = {"seconds": "second", "minutes": "minute", "hours": "hour"}[kind]  # type: ignore[assignment]
        return ParsedDate(value.replace(microsecond=0), precision, text, "gregorian")
    return ParsedDate(value.replace(hour=0, minute=0, second=0, microsecond=0), "day", text, "gregorian")


_PLURALS = frozenset(
    fold_letters(word) for word in ("ثوان", "ثواني", "دقائق", "دقايق", "ساعات", "أيام", "أسابيع", "أشهر", "شهور", "سنوات",
                                     "سنين", "أعوام")
)  # fmt: skip


def _count(number: str) -> int:
    return int(number) if number.isdigit() else {key_of(name): value for name, value in words.NUMBERS.items()}[number]


@lru_cache(1)
def _label_pattern() -> re.Pattern[str]:
    weekdays = alternatives(words.WEEKDAYS)
    return re.compile(rf"^(?:(?:{alternatives(words.LABELS)}|{weekdays})(?!\w){GAP})+")


def _without_labels(key: str) -> str:
    return _label_pattern().sub("", key).strip(" |:,،.-")


_TODAY = re.compile(r"(?P<word>اليوم|امس|البارحه)\s*[,،|-]?\s*(?P<rest>.+)")


def _time_only(text: str, key: str, here: datetime) -> ParsedDate | None:
    """Read «الساعة 10:30 ص», «اليوم 14:30» and «أمس 21:15», if nothing else stands in the string."""
    rest, back = _without_labels(key), 0
    if match := _TODAY.fullmatch(rest):
        rest, back = _without_labels(match["rest"]), 0 if match["word"] == "اليوم" else 1
    clock = clock_in(rest, whole=True)
    if clock is None:
        return None
    midnight = (here - timedelta(days=back)).replace(hour=0, minute=0, second=0, microsecond=0)
    timezone = here.tzinfo
    assert isinstance(timezone, ZoneInfo)
    value = _at(midnight, clock, timezone)
    return ParsedDate(value, clock.precision, text, "gregorian")


@lru_cache(32)
def _yearless_pattern(zone: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{alternatives(months_in(zone))})(?P<rest>[\s,،|-]+.+)?")


def _without_year(text: str, key: str, here: datetime) -> ParsedDate | None:
    """Read a day without a year as the latest such day that isn't ahead of the reading, if it is the whole string."""
    timezone = here.tzinfo
    assert isinstance(timezone, ZoneInfo)
    match = _yearless_pattern(timezone.key).fullmatch(_without_labels(key))
    if match is None:
        return None
    clock = clock_in(match["rest"].strip(" ,،|-"), whole=True) if match["rest"] else None
    if match["rest"] and clock is None:
        return None
    month = months_in(timezone.key)[" ".join(match["month"].split())]
    for year in (here.year, here.year - 1):
        try:
            midnight = datetime(year, month, int(match["day"]), tzinfo=timezone)
        except ValueError:
            return None
        if midnight <= here:
            value = _at(midnight, clock, timezone) if clock else midnight
            return ParsedDate(value, clock.precision if clock else "day", text, "gregorian")
    return None
