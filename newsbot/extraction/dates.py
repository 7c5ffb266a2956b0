"""Dates as Arabic sites print them. The string is folded to a key that is read; the text itself is never rewritten.

A value needs a full date, or the whole string (labels apart) must be a relative or a time expression. Anything else is
None: on 467 real strings general parsers gave up to 154 wrong values by filling in what wasn't there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from newsbot.article import Precision
from newsbot.extraction import vocabulary as words
from newsbot.extraction.clock import Clock, behind_day, clock_in
from newsbot.extraction.days import Day, Order, gregorian_days, is_libyan, month_pattern, months_of, short_day
from newsbot.extraction.hijri import hijri_day, hijri_numbers
from newsbot.extraction.keys import alternatives, key_of, single, table
from newsbot.extraction.relative import Moment, named_day, relative

Calendar = Literal["gregorian", "hijri"]
_PACKED = re.compile(r"^(\d{4})(\d\d)(\d\d)t?(\d\d)(\d\d)(\d\d)")  # 20261124T103000Z, or 20261124103000
_YEAR = re.compile(r"\d{4}")
_MARKS = r"[\s,،./\\|:•·()\[\]_*#»«-]*"
_WEEKDAYS = table(words.WEEKDAYS)
_LONGEST = 400  # letters: a date line is shorter; more is text
_OF_CHANGE = re.compile(r"تحديث|تعديل|updated|modified|mis a jour")
_FAR = 80  # letters between a day and its time


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
    key = _PACKED.sub(r"\1-\2-\3t\4:\5:\6", key_of(text[:_LONGEST]))
    if not key or not any(char.isdigit() or char.isalpha() for char in key):
        return None
    if _YEAR.search(key):
        days = gregorian_days(key, order, timezone.key)
        if days:
            return _with_clock(text, key, days, timezone, "gregorian")
        if hijri := hijri_day(key):
            return _with_clock(text, key, [hijri], timezone, "hijri")
    return _whole(text, key, now.astimezone(timezone), timezone, order)


def _whole(text: str, key: str, here: datetime, timezone: ZoneInfo, order: Order) -> ParsedDate | None:
    """Read forms that count only if nothing but labels stands beside them."""
    bare, weekdays = _without_labels(key)
    for calendar, day in (("gregorian", short_day(bare, order)), ("hijri", hijri_numbers(bare))):
        if day and _only_clock(bare[day.end :]):
            return _with_clock(text, bare, [day], timezone, calendar)  # type: ignore[arg-type] # one of its literals
    readers: tuple[Callable[[str, datetime], Moment | None], ...] = (relative, named_day, _time_alone)
    # «الخميس 10:30» is the time of some Thursday, which one it doesn't say.
    for read in readers[: 2 if weekdays else 3]:
        if found := read(bare, here):
            return ParsedDate(*found, text, "gregorian")
    return _without_year(text, bare, weekdays, here, timezone)


def _only_clock(rest: str) -> bool:
    rest = rest.strip(" ,،|.:-()")
    return not rest or clock_in(rest, whole=True) is not None


def _with_clock(text: str, key: str, days: list[Day], timezone: ZoneInfo, calendar: Calendar) -> ParsedDate:
    """Join the first day to the time behind it, up to the next day; else to one before it."""
    first = days[0]
    date = (first.year, first.month, first.day)
    others = (
        day.start
        for day in days[1:]
        if (day.year, day.month, day.day) != date or _OF_CHANGE.search(key, first.end, day.start)
    )
    behind = behind_day(key[first.end : min(next(others, len(key)), first.end + _FAR)])
    before, inside = key[max(0, first.start - _FAR) : first.start], key[first.start : first.end]
    clock = clock_in(behind) or clock_in(before) or clock_in(inside)
    midnight = datetime(*date, tzinfo=timezone)
    moment = clock.on(midnight) if clock else None
    if clock is None or moment is None:
        return ParsedDate(midnight, "day", text, calendar)
    return ParsedDate(moment, clock.precision, text, calendar)


@lru_cache(256)
def is_time_alone(text: str) -> bool:
    """Tell whether a string is a time of some day that it doesn't name: a clock, or a page that prints the day apart."""
    return clock_in(_without_labels(key_of(text[:_LONGEST]))[0], whole=True) is not None


def is_counted(text: str) -> bool:
    """Tell whether a string counts back from the moment of reading: «منذ ساعتين»."""
    return relative(_without_labels(key_of(text[:_LONGEST]))[0], datetime(2000, 1, 1, tzinfo=UTC)) is not None


@lru_cache(1)
def _label_pattern() -> re.Pattern[str]:
    weekdays = alternatives(_WEEKDAYS)
    return re.compile(rf"(?:[^\w+$€£%]+|(?:{alternatives(words.LABELS)}|(?P<weekday>{weekdays}))(?!\w){_MARKS})")


def _without_labels(key: str) -> tuple[str, set[int]]:
    """Return a key without the labels and signs at its head, and the weekdays among them."""
    position, weekdays = 0, set()
    # «اليوم» is no label: it is the day itself.
    while match := _label_pattern().match(key, position):
        if match["weekday"]:
            weekdays.add(_WEEKDAYS[single(match["weekday"])])
        position = match.end()
    return key[position:].strip(" |:,،.-()[]»«*•·"), weekdays


def _time_alone(key: str, here: datetime) -> Moment | None:
    """Read «10:30 ص» as a time of the day of reading."""
    clock = clock_in(key, whole=True)
    moment = clock.on(here.replace(hour=0, minute=0, second=0, microsecond=0)) if clock else None
    return (moment, clock.precision) if clock and moment else None


@lru_cache(2)
def _yearless(libya: bool) -> tuple[re.Pattern[str], ...]:
    month, rest = month_pattern(libya), r"(?P<rest>[\s,،|/-]+.+)?"
    return (
        re.compile(rf"(?P<day>\d{{1,2}})\s*[/-]?\s*{month}{rest}"),
        re.compile(rf"{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]){rest}"),
    )


def _without_year(text: str, key: str, weekdays: set[int], here: datetime, timezone: ZoneInfo) -> ParsedDate | None:
    """Read a day without a year as the latest such day that isn't ahead of the reading, if it is the whole string.

    A weekday that this day wasn't tells of another year, and not of which.
    """
    libya = is_libyan(timezone.key)
    matches = (pattern.fullmatch(key) for pattern in _yearless(libya))
    match = next((match for match in matches if match), None)
    if match is None:
        return None
    clock = clock_in(match["rest"].strip(" ,،|/-"), whole=True) if match["rest"] else None
    if match["rest"] and clock is None:
        return None
    midnight = _latest(months_of(libya)[single(match["month"])], int(match["day"]), here, timezone)
    if midnight is None or (weekdays and midnight.weekday() not in weekdays):
        return None
    return _joined(text, midnight, clock)


def _joined(text: str, midnight: datetime, clock: Clock | None) -> ParsedDate:
    moment = clock.on(midnight) if clock else None
    if clock is None or moment is None:
        return ParsedDate(midnight, "day", text, "gregorian")
    return ParsedDate(moment, clock.precision, text, "gregorian")


def _latest(month: int, day: int, here: datetime, timezone: ZoneInfo) -> datetime | None:
    for year in (here.year, here.year - 1):
        try:
            midnight = datetime(year, month, day, tzinfo=timezone)
        except ValueError:
            continue
        if midnight <= here:
            return midnight
    return None
