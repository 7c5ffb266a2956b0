"""Times of the day: 14:05, «٩:٠٥ مساء», «الساعة الخامسة مساء», with the zone that stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsbot.arabic import fold_letters
from newsbot.article import Precision
from newsbot.extraction import vocabulary as words


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, and the zone printed with it if there was one."""

    hour: int
    minute: int
    second: int
    precision: Precision
    zone: tzinfo | None


def _alternatives(names: object) -> str:
    assert isinstance(names, (tuple, dict))
    folded = sorted({fold_letters(name) for name in names}, key=len, reverse=True)
    return "|".join(re.escape(name) for name in folded)


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    part = _alternatives((*words.AM, *words.PM, *words.NOON, *words.NIGHT))
    meridiem = rf"(?:\s*(?P<part>{part})(?![\w]))?"
    zone = (
        r"(?:\s*[(\-–]?\s*(?:(?:ب?توقيت)\s+)?"
        rf"(?P<zone>{_alternatives(words.ZONES)})(?!\w)\s*\)?)?(?:\s*\(?(?:gmt|utc)?\s*(?P<offset>[+-](?:0\d|1[0-4]):?[0-5]\d)\)?)?"
    )
    digits = r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?![\d:])(?P<z>z\b)?"
    spoken = (
        rf"الساعه\s+(?:(?P<spoken>{_alternatives(words.HOURS)})(?:\s+(?P<fraction>{_alternatives(words.FRACTIONS)})(?!\w))?"
        r"|(?P<only>\d{1,2}))(?![\d:])"
    )
    bare = rf"(?<!\d)(?P<bare>\d{{1,2}})(?=\s*(?:{part})(?!\w))"
    return re.compile(rf"(?:t|الساعه\s*:?\s*)?(?:{digits}|{spoken}|{bare}){meridiem}{zone}")


def clock_in(key: str, *, whole: bool = False) -> Clock | None:
    """Return the first time of a folded key; with `whole`, only if nothing else stands in it."""
    pattern = _pattern()
    for match in [pattern.fullmatch(key.strip())] if whole else pattern.finditer(key):
        clock = _clock(match) if match else None
        if clock is not None:
            return clock
    return None


def _clock(match: re.Match[str]) -> Clock | None:
    table = {fold_letters(name): hour for name, hour in words.HOURS.items()}
    hour = table[match["spoken"]] if match["spoken"] else int(match["hour"] or match["only"] or match["bare"])
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    hour = _of_day(hour, match["part"])
    if match["fraction"]:
        back, minute = divmod({fold_letters(n): m for n, m in words.FRACTIONS.items()}[match["fraction"]], 60)
        hour = (hour + back) % 24
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 - a clock's bounds
        return None
    precision: Precision = "second" if match["second"] else "minute" if match["minute"] or match["fraction"] else "hour"
    return Clock(hour, minute, second, precision, _zone(match))


def _of_day(hour: int, part: str | None) -> int:
    """Turn a twelve-hour clock into twenty-four hours; an hour above 12 is taken as it stands."""
    folded = {name: {fold_letters(word) for word in group} for name, group in _PARTS.items()}
    if part in folded["am"]:
        return 0 if hour == 12 else hour  # noqa: PLR2004
    late = part in folded["pm"] or (part in folded["noon"] and hour < 6) or (part in folded["night"] and 6 <= hour < 12)  # noqa: PLR2004
    if part in folded["night"] and hour == 12:  # noqa: PLR2004
        return 0
    return hour + 12 if late and hour < 12 else hour  # noqa: PLR2004


_PARTS = {"am": words.AM, "pm": words.PM, "noon": words.NOON, "night": words.NIGHT}


def _zone(match: re.Match[str]) -> tzinfo | None:
    if match["offset"]:
        sign = -1 if match["offset"][0] == "-" else 1
        digits = match["offset"][1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    if match["z"]:
        return UTC
    if match["zone"]:
        table = {fold_letters(name): zone for name, zone in words.ZONES.items()}
        return ZoneInfo(table[match["zone"]])
    return None
