"""Dates as Arabic sites print them. The string is folded to a key that is read; the text itself is never rewritten.

A value needs a full date, or the whole string (labels apart) must be a relative or a time expression. Anything else is
None: on 467 real strings general parsers gave up to 154 wrong values by filling in what wasn't there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from hijridate import Hijri

from newsbot.arabic import fold_letters
from newsbot.article import Precision
from newsbot.extraction import vocabulary as words
from newsbot.extraction.clock import Clock, clock_in

Order = Literal["DMY", "MDY", "YMD"]
Calendar = Literal["gregorian", "hijri"]

_LIBYA = "Africa/Tripoli"
_GAP = r"[\s,،./\\|:•()ـ–—-]*"
_HIJRI_YEARS = range(1300, 1500)  # AH 1300 is 1882, AH 1499 is 2076


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date read from a string. `value` is aware; with precision "day" it is midnight in the site's zone."""

    value: datetime
    precision: Precision
    raw: str
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class _Day:
    """A day found in a key, with its place there."""

    year: int
    month: int
    day: int
    start: int
    end: int


def parse_date(text: str, *, now: datetime, timezone: ZoneInfo, order: Order = "DMY") -> ParsedDate | None:
    """Read the first full date of a string, with its time if one stands beside it; None if there is none.

    `now` is the aware moment of reading, for relative forms («منذ ساعتين») and dates without a year. A time without
    a zone is in `timezone`; a printed zone wins. `order` settles numbers such as 02/03/2020.
    """
    key = _key(text)
    if not key:
        return None
    here = now.astimezone(timezone)
    days = _gregorian_days(key, order, timezone.key)
    if days:
        return _with_clock(text, key, days, timezone)
    hijri = _hijri_day(key)
    if hijri is not None:
        value = datetime(hijri.year, hijri.month, hijri.day, tzinfo=timezone)
        return ParsedDate(value, "day", text, "hijri")
    return _relative(text, key, here) or _time_only(text, key, here) or _without_year(text, key, here)


def _key(text: str) -> str:
    """Fold letters and digits, keep punctuation: «١٨ ينايِر ٢٠١٧» becomes "18 يناير 2017"."""
    folded = fold_letters(text).lower()
    return " ".join(folded.replace("هـ", "ه").replace("مـ", "م").split())


def _folded(names: Iterable[str]) -> list[str]:
    return sorted({_key(name) for name in names}, key=len, reverse=True)


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _folded(names))


@lru_cache(2)
def _months(libya: bool) -> dict[str, int]:
    table: dict[str, int] = {}
    for number, names in words.MONTHS.items():
        whole = [name for name in words.TWO_WORDS if name in names]
        for name in whole:
            names = names.replace(name, "")  # noqa: PLW2901 - what is left are single words
        table |= {_key(name): number for name in [*whole, *names.split()]}
    return table | ({_key(name): number for name, number in words.LIBYAN_MONTHS.items()} if libya else {})


@lru_cache(2)
def _day_patterns(libya: bool) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_alternatives(_months(libya))})(?:\s*[/-]\s*(?:{_alternatives(_months(libya))}))?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day = r"(?<!\d)(?P<day>\d{1,2}|غره)"
    return (
        re.compile(
            rf"{day}(?:st|nd|rd|th)?{_GAP}(?:من\s+)?(?:شهر\s+)?(?<![^\W\d]){month}(?![^\W\d]){_GAP}(?:سنه|عام)?\s*{year}"
        ),
        re.compile(rf"(?<!\w){month}{_GAP}{day}(?:st|nd|rd|th)?(?:{_GAP}|\s+of\s+){year}"),
        re.compile(rf"{year}{_GAP}{month}{_GAP}{day}(?!\d)"),
    )


_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?P<a>\d{1,2})\s*[-/.\\]\s*(?P<b>\d{1,2})\s*[-/.\\]\s*(?P<year>\d{4}|\d\d)(?!\d)(?!\s*[-/.]\s*\d{1,4}(?![\d:]))"
)
_HIJRI_MARK = re.compile(r"\s*(?:ه(?!\w)|هجري)")


def _gregorian_days(key: str, order: Order, zone: str) -> list[_Day]:
    """Return the days of a key in their order; a name before numbers, and nothing that overlaps."""
    found: list[_Day] = []
    months = _months(zone == _LIBYA)
    for pattern in _day_patterns(zone == _LIBYA):
        for match in pattern.finditer(key):
            day = 1 if match["day"] == "غره" else int(match["day"])
            month = months[" ".join(match["month"].split())]
            found.append(_Day(int(match["year"]), month, day, match.start(), match.end()))
    found += [_Day(int(m["year"]), int(m["month"]), int(m["day"]), m.start(), m.end()) for m in _ISO.finditer(key)]
    found += [_numeric_day(m, order) for m in _NUMERIC.finditer(key) if not _HIJRI_MARK.match(key, m.end())]
    found.sort(key=lambda day: (day.start, -day.end))
    apart = [day for i, day in enumerate(found) if not any(other.end > day.start for other in found[:i])]
    return [day for day in apart if _exists(day)]


def _numeric_day(match: re.Match[str], order: Order) -> _Day:
    a, b = int(match["a"]), int(match["b"])
    year = int(match["year"])
    year += (2000 if year < 70 else 1900) if len(match["year"]) == 2 else 0  # noqa: PLR2004 - as POSIX strptime does
    day, month = (b, a) if order == "MDY" else (a, b)
    if month > 12 >= day:  # noqa: PLR2004 - only the other order makes a date
        day, month = month, day
    return _Day(year, month, day, match.start(), match.end())


def _exists(day: _Day) -> bool:
    try:
        datetime(day.year, day.month, day.day)  # noqa: DTZ001 - only to see whether the calendar has it
    except ValueError:
        return False
    return True


def _with_clock(text: str, key: str, days: list[_Day], timezone: ZoneInfo) -> ParsedDate | None:
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


@lru_cache(1)
def _hijri_pattern() -> re.Pattern[str]:
    month = _alternatives(words.HIJRI_MONTHS)
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}){_GAP}(?:من\s+)?(?:شهر\s+)?(?P<month>{month})(?![^\W\d]){_GAP}(?:عام|سنه)?\s*(?P<year>1[34]\d\d)(?!\d)"
        r"|(?<!\d)(?P<d>\d{1,2})\s*[-/]\s*(?P<m>\d{1,2})\s*[-/]\s*(?P<y>1[34]\d\d)\s*(?:ه(?!\w)|هجري)"
    )


def _hijri_day(key: str) -> _Day | None:
    """Read a Hijri date of the Umm al-Qura calendar; sighted moons may differ from it by a day."""
    match = _hijri_pattern().search(key)
    if match is None:
        return None
    if match["day"]:
        table = {_key(name): number for name, number in words.HIJRI_MONTHS.items()}
        year, month, day = int(match["year"]), table[" ".join(match["month"].split())], int(match["day"])
    else:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if year not in _HIJRI_YEARS:
        return None
    try:
        date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return _Day(date.year, date.month, date.day, match.start(), match.end())


@lru_cache(1)
def _relative_pattern() -> re.Pattern[str]:
    units = _alternatives(words.UNITS)
    number = rf"(?P<number>\d{{1,3}}|نصف|{_alternatives(words.NUMBERS)})"
    amount = rf"(?:{number}\s+)?(?P<unit>{units})(?:\s+(?P<after>واحده|واحد))?"
    return re.compile(rf"(?:(?:منذ|قبل)\s+{amount}|{amount.replace('P<', 'P<x')}\s+ago)(?:\s*[|•·].*)?")


def _relative(text: str, key: str, here: datetime) -> ParsedDate | None:
    match = _relative_pattern().fullmatch(_without_labels(key))
    if match is None:
        return None
    unit, number, after = (match[name] or match["x" + name] for name in ("unit", "number", "after"))
    table = {_key(name): value for name, value in words.UNITS.items()}
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
    return int(number) if number.isdigit() else {_key(name): value for name, value in words.NUMBERS.items()}[number]


@lru_cache(1)
def _label_pattern() -> re.Pattern[str]:
    weekdays = _alternatives(words.WEEKDAYS)
    return re.compile(rf"^(?:(?:{_alternatives(words.LABELS)}|{weekdays})(?!\w){_GAP})+")


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


@lru_cache(2)
def _yearless_pattern(libya: bool) -> re.Pattern[str]:
    return re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{_alternatives(_months(libya))})(?P<rest>[\s,،|-]+.+)?")


def _without_year(text: str, key: str, here: datetime) -> ParsedDate | None:
    """Read a day without a year as the latest such day that isn't ahead of the reading, if it is the whole string."""
    timezone = here.tzinfo
    assert isinstance(timezone, ZoneInfo)
    libya = timezone.key == _LIBYA
    match = _yearless_pattern(libya).fullmatch(_without_labels(key))
    if match is None:
        return None
    clock = clock_in(match["rest"].strip(" ,،|-"), whole=True) if match["rest"] else None
    if match["rest"] and clock is None:
        return None
    month = _months(libya)[" ".join(match["month"].split())]
    for year in (here.year, here.year - 1):
        try:
            midnight = datetime(year, month, int(match["day"]), tzinfo=timezone)
        except ValueError:
            return None
        if midnight <= here:
            value = _at(midnight, clock, timezone) if clock else midnight
            return ParsedDate(value, clock.precision if clock else "day", text, "gregorian")
    return None
