"""Dates that are told from the moment of reading: «منذ ساعتين», «قبل 3 أيام و4 ساعات», «أمس 21:15», il y a 5 minutes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from newsbot.article import Precision
from newsbot.extraction import vocabulary as words
from newsbot.extraction.clock import clock_in
from newsbot.extraction.keys import alternatives, folded, keyed, single, table
from newsbot.extraction.numerals import cardinal_pattern, cardinals

Moment = tuple[datetime, Precision]

_PARTS = {"نصف": 0.5, "نص": 0.5, "ربع": 0.25, "ثلث": 1 / 3}
_ONE = ("an", "a", "one", "une", "un")
_WEEKDAYS = table(words.WEEKDAYS)
_DAYS = keyed(words.NAMED_DAYS)
_ORDER = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
_PRECISION: dict[str, Precision] = {"seconds": "second", "minutes": "minute", "hours": "hour"}
_UNCOUNTED = frozenset(folded(words.UNCOUNTED.split()))
_NOW = frozenset(folded(("الآن", "الان", "just now", "now", "à l'instant")))
_PREPOSITIONS = re.compile(r"^(?:(?:علي|في|at|a)\s+)+")
_DAY_PARTS = r"(?:(?P<part>صباح|فجر|ظهر|عصر|مسا|ليل)\s+)"


@lru_cache(1)
def _units() -> dict[str, tuple[str, int]]:
    ones, twos = table(words.UNITS), table(words.DUALS)
    return {name: (unit, 1) for name, unit in ones.items()} | {name: (unit, 2) for name, unit in twos.items()}


@lru_cache(1)
def _amount() -> re.Pattern[str]:
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(_ONE)}|{cardinal_pattern()}|{alternatives(_PARTS)})"
    about = r"(?:حوالي|نحو|قرابه|about|environ)\s+"
    return re.compile(
        rf"(?:{about})?(?:{number}(?:(?<=\d)\s*|\s+))?(?P<unit>{alternatives(_units())})(?!\w)(?:\s+(?P<one>واحده?|اثنين|اثنتين|فقط))?"
        rf"(?:\s+و(?:ال)?(?P<more>نصف|ربع|ثلث)(?!\w))?"
    )


@lru_cache(1)
def _frame() -> re.Pattern[str]:
    """Match the words around an amount. Behind it, and before it behind a bar, a theme prints section or author."""
    amounts = r"(?P<amounts>[^|•·()]+?)"
    tail = r"(?:\s+(?:تقريبا|مضت|خلت))?\s*(?:[|•·(/-].*)?"
    head = r"(?:[^|•·]{1,60}[|•·-]\s*)?(?:(?:نشر|كتب|تحديث)\w*\s*:?\s*)?"
    return re.compile(
        rf"{head}(?:(?:منذ|مند|قبل|من|il y a|since)\s+{amounts}|{amounts.replace('<amounts>', '<english>')}\s+(?:ago|مضت)){tail}"
    )


def relative(key: str, here: datetime) -> Moment | None:
    """Read a whole key, its labels apart, that counts back from the reading in the site's zone.

    The smallest unit that is named is the precision; «قبل أيام» and «قبل قليل» say nothing that could be counted.
    """
    if key in _NOW:
        return here.replace(second=0, microsecond=0), "minute"
    match = _frame().fullmatch(key)
    if match is None:
        return None
    counts = _counts(match["amounts"] or match["english"])
    if not counts:
        return None
    least = min(counts, key=_ORDER.index)
    whole = {unit: int(count) for unit, count in counts.items() if count == int(count)}
    shift = timedelta(**{unit: count for unit, count in counts.items() if unit not in whole})
    try:
        value = here - relativedelta(**whole) - shift  # type: ignore[arg-type] # its parameters are units
    except (ValueError, OverflowError):
        return None
    if least in _PRECISION:
        precision = "minute" if shift and least == "hours" else _PRECISION[least]
        return value.replace(microsecond=0), precision
    return value.replace(hour=0, minute=0, second=0, microsecond=0), "day"


def _counts(text: str) -> dict[str, float]:
    """Return the units of «3 أيام و 4 ساعات» with their numbers; nothing if anything else stands there."""
    counts: dict[str, float] = {}
    position = 0
    joint = re.compile(r"\s*(?:و|,|،|and|et)?\s*")
    while position < len(text):
        match = _amount().match(text, position)
        found = _count(match) if match else None
        if match is None or found is None or found[0] in counts:
            return {}
        counts[found[0]] = found[1]
        joined = joint.match(text, match.end())
        position = joined.end() if joined else match.end()
    return counts


def _count(match: re.Match[str]) -> tuple[str, float] | None:
    unit, carried = _units()[single(match["unit"])]
    number = match["number"]
    if number is None:
        if match["unit"] in _UNCOUNTED and not (match["one"] or "").startswith("واحد"):
            return None
        count: float = carried
    elif carried > 1:
        return None
    else:
        count = _number(single(number))
    if match["more"]:
        count += _PARTS[match["more"]]
    return None if count != int(count) and unit not in ("hours", "days", "minutes") else (unit, count)


def _number(text: str) -> float:
    if text.isdigit():
        return int(text)
    return 1 if text in _ONE else _PARTS.get(text) or cardinals()[text]


@lru_cache(1)
def _named_day() -> re.Pattern[str]:
    days = alternatives(words.NAMED_DAYS)
    weekday = alternatives(_WEEKDAYS)
    return re.compile(
        rf"(?:(?P<before>.+?)[\s,،|-]+)??{_DAY_PARTS}?(?P<day>{days})(?:[\s,،:|-]+(?P<weekday>{weekday})(?!\w))?(?:\s*[,،|:-]?\s*(?P<rest>.+))?"
    )


def named_day(key: str, here: datetime) -> Moment | None:
    """Read «أمس», «اليوم 14:30», «10:05 ص أمس»: a whole key, its labels apart."""
    match = _named_day().fullmatch(key)
    if match is None or (match["before"] and match["rest"]):
        return None
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    midnight -= timedelta(days=_DAYS[single(match["day"])])
    if match["weekday"] and _WEEKDAYS[single(match["weekday"])] != midnight.weekday():
        return None
    told = match["before"] or match["rest"]
    if not told:
        return midnight, "day"
    clock = clock_in(f"{_PREPOSITIONS.sub('', told)} {match['part'] or ''}", whole=True)
    value = clock.on(midnight) if clock else None
    return (value, clock.precision) if clock and value else None
