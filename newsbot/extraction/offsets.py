"""Zones as they are printed at a clock: «بتوقيت غرينتش», GMT+3, +03:00, (مكة المكرمة), EET."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsbot.extraction import vocabulary as words
from newsbot.extraction.keys import alternatives, keyed, single

_FARTHEST = 14  # hours: Line Islands
_UNSURE, _PLACES = keyed(words.AMBIGUOUS_ZONES), keyed(words.PLACE_ZONES)
_NOWHERE = (float("inf"),)  # a place that isn't known: no site's own offset
_NEAR = 40  # letters before a clock


@dataclass(frozen=True, slots=True)
class Printed:
    """A zone beside a clock, with the place where it ends (or, before the clock, begins).

    `zone` is None for «بالتوقيت المحلي» and for names of several offsets, which `hours` then holds.
    """

    zone: tzinfo | None
    hours: tuple[float, ...]
    edge: int


def _offset(tag: str, sign: str = "[+-]") -> str:
    return rf"(?P<{tag}_sign>{sign})(?P<{tag}_hours>\d{{1,2}})(?::?(?P<{tag}_minutes>[0-5]\d))?"


@lru_cache(1)
def _named() -> str:
    """Return the pattern of a zone's name, with the offset that may stand on either side of UTC's."""
    intro = r"(?:(?:حسب|وفق|بحسب)\s+)?(?:ب|ال|بال)?توقيت\s+(?:مدينه\s+|دوله\s+)?[\"«]?"
    utc = rf"(?:{alternatives(words.UTC_NAMES)})(?![^\W\d])"
    behind = _offset("behind", r"\+\s?|-")
    return (
        rf"(?:{_offset('before')}\s*(?:{intro})?{utc}|(?:{intro})?(?P<utc>{utc})(?:\s*\(?\s*{behind}(?![\d:]))?"
        rf"|(?:{intro})?(?:(?P<fixed>{alternatives(words.FIXED_ZONES)})|(?P<unsure>{alternatives(words.AMBIGUOUS_ZONES)}))(?!\w)"
        rf"|(?:{intro}|(?<=[(\[]))(?P<place>{alternatives(words.PLACE_ZONES)})(?!\w)|(?:ب|ال|بال)?توقيت\s+(?:المحلي(?:\s+(?:ل|في\s)\w+)?|(?P<elsewhere>\w+)))"
    )


@lru_cache(1)
def _behind() -> re.Pattern[str]:
    plain = rf"\s?(?P<bracket>\()?{_offset('plain').replace('{1,2}', '{2}')}(?![\d:/.-])\)?"
    return re.compile(rf"\s?(?P<z>z)(?!\w)|{plain}|[\s,،|-]*[(\[]?{_named()}\s*[)\]]*")


@lru_cache(1)
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[(\[]?{_named()}\s*[)\]]?\s*[:,-]?\s*$")


def zone_behind(key: str, position: int, *, signed: bool) -> Printed | None:
    """Read the zone that begins at a position. «10:00-12:00» is a span: a bare minus counts only if `signed`."""
    match = _behind().match(key, position)
    if match is None or (match["plain_sign"] == "-" and not (signed or match["bracket"])):
        return None
    if match["z"]:
        return Printed(UTC, (), match.end())
    return _printed(match.groupdict(), match.end())


def zone_before(key: str, position: int) -> Printed | None:
    """Read the zone that ends right before a position: «GMT 11:32»."""
    match = _before().search(key, max(0, position - _NEAR), position)
    return _printed(match.groupdict(), match.start()) if match else None


def _printed(groups: dict[str, str | None], edge: int) -> Printed | None:
    for tag in ("before", "behind", "plain"):
        if hours := groups.get(f"{tag}_hours"):
            if int(hours) > _FARTHEST:
                return None
            shift = timedelta(hours=int(hours), minutes=int(groups[f"{tag}_minutes"] or 0))
            return Printed(timezone(-shift if groups[f"{tag}_sign"] == "-" else shift), (), edge)
    if name := groups["unsure"]:
        return Printed(None, _UNSURE[single(name)], edge)
    if groups["elsewhere"]:
        return Printed(None, _NOWHERE, edge)
    return Printed(_zone(groups), (), edge)


def _zone(groups: dict[str, str | None]) -> tzinfo | None:
    if groups["utc"]:
        return UTC
    if name := groups["fixed"]:
        return timezone(timedelta(hours=words.FIXED_ZONES[name]))
    return ZoneInfo(_PLACES[single(groups["place"])]) if groups["place"] else None
