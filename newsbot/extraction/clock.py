"""Times of the day: 14:05, 14h05, «٩:٠٥ مساء», «الساعة الخامسة والنصف مساء», with the zone that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache

from newsbot.article import Precision
from newsbot.extraction import vocabulary as words
from newsbot.extraction.keys import alternatives, folded, keyed, single
from newsbot.extraction.offsets import Printed, zone_before, zone_behind


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day with its place in the key, and the zone printed with it if there was one.

    `hours` are the offsets that an ambiguous name of a zone may mean.
    """

    hour: int
    minute: int
    second: int
    precision: Precision
    zone: tzinfo | None
    hours: tuple[float, ...]
    start: int
    end: int

    def on(self, midnight: datetime) -> datetime | None:
        """Return this time on a day; None if its zone can't be known."""
        moment = midnight.replace(
            hour=self.hour, minute=self.minute, second=self.second, tzinfo=self.zone or midnight.tzinfo
        )
        offset = moment.utcoffset()
        own = offset.total_seconds() / 3600 if offset is not None else None
        return moment if not self.hours or own in self.hours else None


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    long = alternatives(word for group in _PARTS.values() for word in group if len(word) > 1)
    any_part = alternatives(word for group in _PARTS.values() for word in group)
    oclock = r"(?:الساعه|(?<!\w)ساعه)\s*:?\s*"
    digits = (
        r"(?:(?<=\d{4}:)|(?<!\d)(?<!\d[:.]))(?P<hour>\d{1,2})(?:\s?:\s?|:\s)(?P<minute>\d\d)"
        r"(?:\s?:\s?(?P<second>\d\d)(?:[.,]\d+)?)?(?![\d:])(?:\s?(?:سا|س|h)(?!\w))?(?!\s*(?:دقيق|دقايق|ثاني|min\b))"
    )
    lettered = (
        r"(?<![\d:])(?P<lhour>\d{1,2})\s?(?:h|سا|س)\s?(?:و\s?)?(?P<lminute>\d\d)(?!\d)(?:\s?(?:mn|min|د|دقيقه)(?!\w))?"
    )
    only = (
        rf"(?:{oclock}|(?<!\w)(?:a|at)\s+)(?P<only>\d{{1,2}})(?:\s?(?:h|سا|س)(?!\w))?"
        r"(?:\s?[.,]\s?(?P<dminute>[0-5]\d)|\s?و\s?(?P<wminute>\d{1,2})\s?(?:د|دقيقه|دقايق)(?!\w))?(?![\d:/.-]|\s?(?:h|سا|س)\s?\d)"
    )
    spoken = rf"(?:{oclock})?(?<!\w)(?P<spoken>{alternatives(words.HOURS)})(?!\w)(?:\s+(?P<fraction>{alternatives(words.FRACTIONS)})(?!\w))?"
    bare = rf"(?<![\d:.,/-])(?P<bare>\d{{1,2}})(?=\s*(?:{long})(?!\w))"
    part = rf"(?:\s*[(-]?\s*(?P<part>{any_part})(?![^\W\d])\)?)?"
    return re.compile(rf"(?:{oclock})?(?:{digits}|{lettered}|{only}|{bare}|{spoken}){part}")


_HOURS, _FRACTIONS = keyed(words.HOURS), keyed(words.FRACTIONS)
_PARTS = {"am": words.AM, "pm": words.PM, "noon": words.NOON, "night": words.NIGHT}
_LENGTH = re.compile(r"(?:مده|المده|طول|duration|فيديو)\s*:?\s*$")  # «المدة 02:35» is no clock
_SPAN = re.compile(r"\s*-\s*\d{1,2}:\d\d")


@lru_cache(1)
def _parts() -> dict[str, str]:
    return {word: kind for kind, group in _PARTS.items() for word in folded(group)}


@lru_cache(1)
def _part_before() -> re.Pattern[str]:
    """Match «صباحا 10:30». A م behind a year marks the calendar: see `behind_day`."""
    return re.compile(rf"(?<!\w)(?P<part>{alternatives(_parts())})\s*:?\s*$")


def clock_in(key: str, *, whole: bool = False) -> Clock | None:
    """Return the first time of a folded key; with `whole`, only if nothing else stands in it."""
    first = next(clocks_in(key), None)
    if whole and first and key[: first.start].strip(" :-،,|") + key[first.end :].strip(" :-،,|.") != "":
        return None
    return first


def clocks_in(key: str) -> Iterator[Clock]:
    """Yield the times of a folded key."""
    for match in _pattern().finditer(key):
        clock = None if _LENGTH.search(key, max(0, match.start() - 20), match.start()) else _clock(key, match)
        if clock is not None:
            yield clock


def _clock(key: str, match: re.Match[str]) -> Clock | None:
    groups = match.groupdict()
    start, part = match.start(), groups["part"]
    before = None if part else _part_before().search(key, max(0, start - 24), start)
    if before:
        start, part = before.start(), before["part"]
    if groups["spoken"] and not part and "الساعه" not in match[0]:
        return None  # «الثانية» alone is the second of something
    signed = bool(groups["second"]) or key[start - 1 : start] == "t"
    if groups["hour"] and not signed and _SPAN.match(key, match.end()):
        return None
    time = _time(groups, part and _parts()[single(part)])
    if time is None:
        return None
    zone = zone_behind(key, match.end(), signed=signed)
    end = zone.edge if zone else match.end()
    if zone is None and (zone := zone_before(key, start)):
        start = zone.edge
    return _joined(time, zone, start, end)


def _joined(time: tuple[int, int, int, Precision], zone: Printed | None, start: int, end: int) -> Clock:
    return Clock(*time, zone.zone if zone else None, zone.hours if zone else (), start, end)


def _time(groups: dict[str, str | None], part: str | None) -> tuple[int, int, int, Precision] | None:
    stated = next((groups[name] for name in ("minute", "lminute", "dminute", "wminute") if groups[name]), None)
    second, fraction = groups["second"], groups["fraction"]
    if groups["spoken"]:
        hour = _HOURS[single(groups["spoken"])]
    else:
        hour = int(groups["hour"] or groups["lhour"] or groups["only"] or groups["bare"] or 0)
    hour, minute = _of_day(hour, part), int(stated or 0)
    if fraction:
        back, minute = divmod(_FRACTIONS[single(fraction)], 60)
        hour = (hour + back) % 24
    if hour > 23 or minute > 59 or int(second or 0) > 59:  # noqa: PLR2004 - a clock's bounds
        return None
    return hour, minute, int(second or 0), "second" if second else "minute" if stated or fraction else "hour"


def _of_day(hour: int, part: str | None) -> int:
    """Turn a twelve-hour clock into twenty-four hours; an hour above 12 is taken as it stands."""
    if part == "am" or (part == "night" and hour == 12):  # noqa: PLR2004
        return 0 if hour == 12 else hour  # noqa: PLR2004
    late = part == "pm" or (part == "noon" and hour < 6) or (part == "night" and 6 <= hour < 12)  # noqa: PLR2004
    return hour + 12 if late and hour < 12 else hour  # noqa: PLR2004


_ERA = re.compile(r"\s*م(?:يلادي)?(?!\w)")
_DOTTED = re.compile(
    r"[\s,،|:(-]*(?:(?:علي\s+)?الساعه|at|a|في)?[\s:]*(?<!\d)(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.%])"
)


def behind_day(key: str) -> str:
    """Return what stands behind a day, for a time to be read: without the calendar's mark م, and 14.30 as 14:30."""
    if era := _ERA.match(key):
        key = key[era.end() :]
    match = _DOTTED.match(key)
    return f"{match['hour']}:{match['minute']}{key[match.end() :]}" if match else key
