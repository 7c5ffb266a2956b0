"""Full Gregorian days in a string, found by a grammar over its folded key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from newsbot.extraction import vocabulary as words
from newsbot.extraction.keys import alternatives, single, table
from newsbot.extraction.numerals import ordinal_pattern, ordinals

Order = Literal["DMY", "MDY", "YMD"]

_LIBYA = "Africa/Tripoli"
# Between a day and its month: one mark at most. «العدد 12: مارس 2020» is no day.
GAP = r"\s*[,،/|.\\()_-]?\s*"
YEAR_GAP = r"[\s,،./\\|:()_-]*(?:(?:من|لل?)?\s*(?:سنه|عام|العام|السنه|لعام|لسنه|of)\s*)?"
# A number behind one of these counts something else: «قانون رقم 12-05-2010», «العدد 12 مارس 2020».
_COUNTED = re.compile(
    r"(?:رقم|عدد رقم|العدد|قانون|القانون|الماده|ماده|مرسوم|قرار|القرار|صفحه|ص|الصفحه|حلقه|الحلقه|الجزء|الجوله|version|v|no|n°|ip)[\s.:]*$"
)
_LINE = 200  # letters
FIRSTS = ("غره", "الغره", "فاتح", "الفاتح", "1er")


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in a key, with its place there."""

    year: int
    month: int
    day: int
    start: int
    end: int


def is_libyan(zone: str) -> bool:
    """Tell whether a zone's press used Libya's own names of months."""
    return zone == _LIBYA


@lru_cache(2)
def months_of(libya: bool) -> dict[str, int]:
    """Return month names, as keys, with their numbers; Libya's own only for its zone."""
    return table(words.MONTHS) | (table(words.LIBYAN_MONTHS) if libya else {})


@lru_cache(2)
def month_pattern(libya: bool) -> str:
    """Return the pattern of a month with up to two more names: «آب/أغسطس», «أغسطس (آب)», «يناير/كانون الثاني/جانفي»."""
    name = alternatives(months_of(libya))
    more = rf"(?:\s*[/\\|(،,_-]\s*|\s+)(?:{name})(?![^\W_])\s*\)?"
    return rf"(?<![^\W\d_])(?P<month>{name})(?![^\W\d_])\.?(?P<more>(?:{more}){{0,2}})"


def day_words() -> str:
    """Return the pattern of a day of the month, in digits or in words."""
    return rf"(?<!\d)(?P<day>\d{{1,2}}|{'|'.join(FIRSTS)})(?:st|nd|rd|th|er|\s*°)?|(?<!\w)(?P<nth>{ordinal_pattern()})(?=\s+من\s)"


@lru_cache(2)
def _patterns(libya: bool) -> tuple[re.Pattern[str], ...]:
    month = month_pattern(libya)
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    ordinal = r"(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er)?"
    return (
        re.compile(
            rf"(?:{day_words()})(?P<gap>{GAP})(?:(?:من|de|of|ل)\s+)?(?:شهر\s+)?{month}(?P<behind>{YEAR_GAP}){year}"
        ),
        re.compile(rf"(?<!\w){month}{GAP}(?<!\d){ordinal}(?:[\s,،./|-]+|\s+of\s+){year}"),
        re.compile(rf"(?<!\d)(?<!عام )(?<!سنه ){year}{GAP}{month}{GAP}{ordinal}(?!\s*[:h])"),
        re.compile(rf"(?<!\w){month}\s+{ordinal}\s+\d\d:\d\d:\d\d\s+(?:[a-z]{{3,5}}\s+|[+-]\d{{4}}\s+)?{year}"),
    )


_MARK = r"\s*(?P<mark>[-/.\\])\s*"
_ISO = re.compile(
    rf"(?<!\d)(?<!\d[-/.])(?P<year>(?:19|20)\d\d){_MARK}(?P<b>\d{{1,2}})\s*(?P=mark)\s*(?P<c>\d{{1,2}})(?!\d)(?![-/.]\d{{1,4}}(?![\d:hس]))"
)
_NUMERIC = re.compile(
    rf"(?:(?<=:\d\d-)|(?<!\d)(?<!\d[-.,/]))(?P<a>\d{{1,2}}){_MARK}(?P<b>\d{{1,2}})\s*(?P=mark)\s*(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?![-/.]\d{1,4}(?![\d:hس]))"
)
SHORT = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d\d)(?!\d)(?![-/.:])(?!\s*ه(?!\w))")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<b>\d\d)(?P<c>\d\d)")


def gregorian_days(key: str, order: Order, zone: str) -> list[Day]:
    """Return the days of a key in their order; a name before numbers, and nothing that overlaps."""
    return list((_known if len(key) <= _LINE else _days_of)(key, order, is_libyan(zone)))


def _days_of(key: str, order: Order, libya: bool) -> tuple[Day, ...]:
    found = [*_named(key, libya), *_numeric(key, order)]
    found.sort(key=lambda day: (day.start, -day.end))
    apart = [day for i, day in enumerate(found) if not any(other.end > day.start for other in found[:i])]
    return tuple(day for day in apart if exists(day))


_known = lru_cache(256)(_days_of)  # a page's date is read by all who take its line for one


def _named(key: str, libya: bool) -> Iterator[Day]:
    months = months_of(libya)
    for pattern in _patterns(libya):
        for match in pattern.finditer(key):
            groups = match.groupdict()
            month = months[single(match["month"])]
            others = {months[single(name)] for name in _name_pattern(libya).findall(match["more"])}
            if others - {month} or _counts(key, match, groups.get("gap"), groups.get("behind")):
                continue
            yield Day(int(match["year"]), month, day_of(groups), match.start(), match.end())


@lru_cache(2)
def _name_pattern(libya: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{alternatives(months_of(libya))})(?![^\W\d_])")


def day_of(groups: dict[str, str | None]) -> int:
    """Return the number of a day in digits or words."""
    if nth := groups.get("nth"):
        return ordinals()[single(nth)]
    day = groups["day"] or ""
    return 1 if day in FIRSTS else int(day)


@lru_cache(1)
def _span() -> re.Pattern[str]:
    """Match the beginning of «5-10 مارس 2020», «من 5 إلى 10 مارس 2020» and «5 مارس - 10 أبريل 2020»; not «11:32-»."""
    month = alternatives(months_of(libya=False))
    return re.compile(rf"(?<![\d:/.-])(?P<first>\d{{1,2}})(?P<month>\s+(?:{month}))?\s*(?:-|و|\s(?:الي|حتي|و))\s*$")


def _counts(key: str, match: re.Match[str], gap: str | None, behind: str | None) -> bool:
    """Tell whether what looks like a day counts something else, or is the end of a span of days."""
    before = key[max(0, match.start() - 24) : match.start()]
    if gap is None:
        return False
    span = _span().search(before)
    if span and (span["month"] or int(span["first"]) < day_of(match.groupdict())):
        return True
    alike = not gap.strip() or (gap.strip() in (behind or "")) or gap == gap.strip()
    return not alike or bool(_COUNTED.search(before) and gap.strip())


def _numeric(key: str, order: Order) -> Iterator[Day]:
    for match in _ISO.finditer(key):
        yield _day(match, int(match["year"]), int(match["b"]), int(match["c"]))
    for match in _NUMERIC.finditer(key):
        if not _COUNTED.search(key[max(0, match.start() - 24) : match.start()]):
            yield _ordered(match, int(match["year"]), order)


def _ordered(match: re.Match[str], year: int, order: Order) -> Day:
    a, b = int(match["a"]), int(match["b"])
    day, month = (b, a) if order == "MDY" else (a, b)
    if month > 12 >= day:  # noqa: PLR2004 - only the other order makes a date
        day, month = month, day
    return _day(match, year, month, day)


def _day(match: re.Match[str], year: int, month: int, day: int) -> Day:
    return Day(year, month, day, match.start(), match.end())


def short_day(key: str, order: Order) -> Day | None:
    """Read 18/1/17 or 20261125 at the head of a key: forms that mean a date only where nothing else stands."""
    if match := _COMPACT.fullmatch(key):
        day = _day(match, int(match["year"]), int(match["b"]), int(match["c"]))
        return day if exists(day) else None
    match = SHORT.match(key)
    if match is None or (match["mark"] == "." and len(match[0]) < len("05.03.22")):  # 5.3.22 is a version
        return None
    a, short = int(match["a"]), int(match["year"])
    if order == "YMD":
        day = _day(match, _century(a), int(match["b"]), short)
    else:
        day = _ordered(match, _century(short), order)
    return day if exists(day) else None


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)  # noqa: PLR2004 - as POSIX strptime does


def exists(day: Day) -> bool:
    """Tell whether the calendar has a day."""
    try:
        datetime(day.year, day.month, day.day)  # noqa: DTZ001 - only to see whether the calendar has it
    except ValueError:
        return False
    return True
