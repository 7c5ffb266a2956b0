"""Full dates in a string, Gregorian and Hijri, found by a grammar over its folded key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from hijridate import Hijri

from newsbot.arabic import fold_letters
from newsbot.extraction import vocabulary as words

Order = Literal["DMY", "MDY", "YMD"]

GAP = r"[\s,،./\\|:•()ـ–—-]*"
_LIBYA = "Africa/Tripoli"
_HIJRI_YEARS = range(1300, 1500)  # AH 1300 is 1882, AH 1499 is 2076


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in a key, with its place there."""

    year: int
    month: int
    day: int
    start: int
    end: int


def key_of(text: str) -> str:
    """Fold letters and digits, keep punctuation: «١٨ ينايِر ٢٠١٧» becomes "18 يناير 2017"."""
    folded = fold_letters(text).lower()
    return " ".join(folded.replace("هـ", "ه").replace("مـ", "م").split())


def _folded(names: Iterable[str]) -> list[str]:
    return sorted({key_of(name) for name in names}, key=len, reverse=True)


def alternatives(names: Iterable[str]) -> str:
    """Return the body of a regex group that matches any of the names, as keys, the longest first."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _folded(names))


def months_in(zone: str) -> dict[str, int]:
    """Return month names, as keys, with their numbers; Libya's own only for its zone."""
    return _months(zone == _LIBYA)


@lru_cache(2)
def _months(libya: bool) -> dict[str, int]:
    table: dict[str, int] = {}
    for number, names in words.MONTHS.items():
        whole = [name for name in words.TWO_WORDS if name in names]
        for name in whole:
            names = names.replace(name, "")  # noqa: PLW2901 - what is left are single words
        table |= {key_of(name): number for name in [*whole, *names.split()]}
    return table | ({key_of(name): number for name, number in words.LIBYAN_MONTHS.items()} if libya else {})


@lru_cache(2)
def _day_patterns(libya: bool) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{alternatives(_months(libya))})(?:\s*[/-]\s*(?:{alternatives(_months(libya))}))?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day = r"(?<!\d)(?P<day>\d{1,2}|غره)"
    return (
        re.compile(
            rf"{day}(?:st|nd|rd|th)?{GAP}(?:من\s+)?(?:شهر\s+)?(?<![^\W\d]){month}(?![^\W\d]){GAP}(?:سنه|عام)?\s*{year}"
        ),
        re.compile(rf"(?<!\w){month}{GAP}{day}(?:st|nd|rd|th)?(?:{GAP}|\s+of\s+){year}"),
        re.compile(rf"{year}{GAP}{month}{GAP}{day}(?!\d)"),
    )


_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?P<a>\d{1,2})\s*[-/.\\]\s*(?P<b>\d{1,2})\s*[-/.\\]\s*(?P<year>\d{4}|\d\d)(?!\d)(?!\s*[-/.]\s*\d{1,4}(?![\d:]))"
)
_HIJRI_MARK = re.compile(r"\s*(?:ه(?!\w)|هجري)")


def gregorian_days(key: str, order: Order, zone: str) -> list[Day]:
    """Return the days of a key in their order; a name before numbers, and nothing that overlaps."""
    found: list[Day] = []
    months = months_in(zone)
    for pattern in _day_patterns(zone == _LIBYA):
        for match in pattern.finditer(key):
            day = 1 if match["day"] == "غره" else int(match["day"])
            month = months[" ".join(match["month"].split())]
            found.append(Day(int(match["year"]), month, day, match.start(), match.end()))
    found += [Day(int(m["year"]), int(m["month"]), int(m["day"]), m.start(), m.end()) for m in _ISO.finditer(key)]
    found += [_numeric_day(m, order) for m in _NUMERIC.finditer(key) if not _HIJRI_MARK.match(key, m.end())]
    found.sort(key=lambda day: (day.start, -day.end))
    apart = [day for i, day in enumerate(found) if not any(other.end > day.start for other in found[:i])]
    return [day for day in apart if _exists(day)]


def _numeric_day(match: re.Match[str], order: Order) -> Day:
    a, b = int(match["a"]), int(match["b"])
    year = int(match["year"])
    year += (2000 if year < 70 else 1900) if len(match["year"]) == 2 else 0  # noqa: PLR2004 - as POSIX strptime does
    day, month = (b, a) if order == "MDY" else (a, b)
    if month > 12 >= day:  # noqa: PLR2004 - only the other order makes a date
        day, month = month, day
    return Day(year, month, day, match.start(), match.end())


def _exists(day: Day) -> bool:
    try:
        datetime(day.year, day.month, day.day)  # noqa: DTZ001 - only to see whether the calendar has it
    except ValueError:
        return False
    return True


@lru_cache(1)
def _hijri_pattern() -> re.Pattern[str]:
    month = alternatives(words.HIJRI_MONTHS)
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}){GAP}(?:من\s+)?(?:شهر\s+)?(?P<month>{month})(?![^\W\d]){GAP}(?:عام|سنه)?\s*(?P<year>1[34]\d\d)(?!\d)"
        r"|(?<!\d)(?P<d>\d{1,2})\s*[-/]\s*(?P<m>\d{1,2})\s*[-/]\s*(?P<y>1[34]\d\d)\s*(?:ه(?!\w)|هجري)"
    )


def hijri_day(key: str) -> Day | None:
    """Read a Hijri date of the Umm al-Qura calendar; sighted moons may differ from it by a day."""
    match = _hijri_pattern().search(key)
    if match is None:
        return None
    if match["day"]:
        table = {key_of(name): number for name, number in words.HIJRI_MONTHS.items()}
        year, month, day = int(match["year"]), table[" ".join(match["month"].split())], int(match["day"])
    else:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if year not in _HIJRI_YEARS:
        return None
    try:
        date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Day(date.year, date.month, date.day, match.start(), match.end())
