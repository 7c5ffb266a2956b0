"""Hijri days in a string, by the Umm al-Qura calendar; sighted moons may differ from it by a day."""

from __future__ import annotations

import re
from functools import lru_cache

from hijridate import Hijri

from newsbot.extraction import vocabulary as words
from newsbot.extraction.days import GAP, YEAR_GAP, Day, day_of, day_words
from newsbot.extraction.keys import alternatives, single, table

_YEARS = range(1300, 1500)  # AH 1300 is 1882, AH 1499 is 2076
_MARK = r"\s*(?:ه(?!\w)|هجري)"
_YEAR = r"(?P<year>1[34]\d\d)(?!\d)"
_SEP = r"\s*(?P<sep>[-/.])\s*"
_NUMERIC = (
    rf"(?<!\d)(?<!\d[-/.])(?P<day>\d{{1,2}}){_SEP}(?P<number>\d{{1,2}})\s*(?P=sep)\s*{_YEAR}",
    rf"(?<!\d)(?<!\d[-/.]){_YEAR}{_SEP}(?P<number>\d{{1,2}})\s*(?P=sep)\s*(?P<day>\d{{1,2}})(?!\d)",
)


@lru_cache(1)
def _months() -> dict[str, int]:
    return table(words.HIJRI_MONTHS)


@lru_cache(1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?<![^\W\d_])(?P<month>{alternatives(_months())})(?![^\W\d_])"
    digits = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
    named = (
        rf"(?:{day_words()}){GAP}(?:من\s+)?(?:شهر\s+)?{month}{YEAR_GAP}{_YEAR}",
        rf"{month}{GAP}{digits}[\s,،./|-]+{_YEAR}",
        rf"(?<!\d){_YEAR}{GAP}{month}{GAP}{digits}",
    )
    return tuple(re.compile(pattern) for pattern in (*named, *(form + _MARK for form in _NUMERIC)))


_UNMARKED = tuple(re.compile(form + r"(?!\s*م(?!\w))") for form in _NUMERIC)


def hijri_day(key: str) -> Day | None:
    """Return the Gregorian day of the first Hijri date; numbers alone count with the mark of the calendar."""
    matches = [match for pattern in _patterns() if (match := pattern.search(key))]
    first = min(matches, key=lambda match: match.start(), default=None)
    return _gregorian(first) if first else None


def hijri_numbers(key: str) -> Day | None:
    """Return the Gregorian day of 12/5/1445 at the head of a key: no other calendar of the press has such a year."""
    match = next((match for pattern in _UNMARKED if (match := pattern.match(key))), None)
    return _gregorian(match) if match else None


def _gregorian(match: re.Match[str]) -> Day | None:
    groups = match.groupdict()
    month = _months()[single(match["month"])] if groups.get("month") else int(match["number"])
    if int(match["year"]) not in _YEARS:
        return None
    try:
        date = Hijri(int(match["year"]), month, day_of(groups)).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Day(date.year, date.month, date.day, match.start(), match.end())
