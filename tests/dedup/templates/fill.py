"""Fills a template with the values of two different days.

{city}        a value of the pool `city`, no value twice before all are used: the second day goes on where the first ended
{city c}      the same value wherever the text says {city c}
{=city}       held: the same value on both days, as the teams of two matches or the banks of a list
{head:2 h}    the second field of a value written as "one | two"
{18..46}      a whole number, {30.85~0.09} a number near another one, with as many decimals
{18..46:fa}   a form of a number, see FORMS; {date:full}, {date+1:weekday}: see days.STYLES
[4|{city}|، ] four times over, the text after the second bar between them
1> or 2>      a line of the first or of the second day only
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from tests.dedup.templates.days import STYLES
from tests.dedup.templates.numerals import words
from tests.dedup.templates.reading import Parts

_SLOT = re.compile(r"\{(=)?([^{}\s:]+)(?::(\w+))?(?: (\w+))?\}")
_AGAIN = re.compile(r"\[(\d+)\|([^\[\]|]+)\|([^\[\]|]*)\]")
_RANGE = re.compile(r"(\d+)\.\.(\d+)")
_NEARBY = re.compile(r"(\d+(?:\.\d+)?)~(\d+(?:\.\d+)?)")
_DATE = re.compile(r"date(?:\+(\d))?")
_HINDI = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
_FIRST_DAY = date(2019, 1, 1)
_DAYS = 2200
_LAG = 9  # days at most between the two texts of a pair

FORMS: dict[str, Callable[[Decimal], str]] = {
    "hindi": lambda number: str(number).translate(_HINDI),
    "comma": lambda number: str(number).replace(".", ","),
    "sep": lambda number: f"{number:,}",
    "clock": lambda number: f"{int(number) // 60}:{int(number) % 60:02}",
    # in words: f or m as the counted noun, then the case
    "fn": lambda number: words(int(number), feminine=True, case="n"),
    "fg": lambda number: words(int(number), feminine=True, case="g"),
    "fa": lambda number: words(int(number), feminine=True, case="a"),
    "mn": lambda number: words(int(number), feminine=False, case="n"),
    "mg": lambda number: words(int(number), feminine=False, case="g"),
    "ma": lambda number: words(int(number), feminine=False, case="a"),
}


@dataclass(slots=True)
class _Deck:
    """Deals the values of the pools, each pool shuffled, and numbers."""

    pools: Parts
    random: random.Random
    left: Parts = field(default_factory=dict)

    def deal(self, what: str) -> str:
        if limits := _RANGE.fullmatch(what):
            return str(self.random.randint(int(limits[1]), int(limits[2])))
        if near := _NEARBY.fullmatch(what):
            return self._number_near(Decimal(near[1]), Decimal(near[2]))
        if not self.left.get(what):
            self.left[what] = self.random.sample(self.pools[what], len(self.pools[what]))
        return self.left[what].pop()

    def _number_near(self, base: Decimal, spread: Decimal) -> str:
        unit = Decimal(1).scaleb(int(base.as_tuple().exponent))
        steps = int(spread / unit)
        return str(base + unit * self.random.randint(-steps, steps))


@dataclass(slots=True)
class _Day:
    date: date
    free: _Deck
    held: _Deck
    named: dict[str, str] = field(default_factory=dict)

    def text(self, lines: list[str]) -> str:
        return "\n".join(self._filled(_AGAIN.sub(_repeated, line)) for line in lines)

    def _filled(self, line: str) -> str:
        while "{" in line:
            line = _SLOT.sub(self._value, line)
        return line

    def _value(self, slot: re.Match[str]) -> str:
        held, what, form, label = slot.groups()
        if day := _DATE.fullmatch(what):
            return STYLES[form](self.date + timedelta(days=int(day[1] or 0)))
        value = self.named.get(label) if label else None
        if value is None:
            value = (self.held if held else self.free).deal(what)
            value = self._filled(value)
            if label:
                self.named[label] = value
        return _formed(value, form)


def _repeated(again: re.Match[str]) -> str:
    return again[3].join([again[2]] * int(again[1]))


def _formed(value: str, form: str | None) -> str:
    if form is None:
        return value
    return value.split(" | ")[int(form) - 1] if form.isdigit() else FORMS[form](Decimal(value))


def two_days(wording: list[str], pools: Parts, seed: str) -> tuple[str, str]:
    """Return the texts of two days, some days apart. The same seed gives the same texts."""
    dice = random.Random(seed)
    first = _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))
    free = _Deck(pools, dice)
    texts: list[str] = []
    for day, other in (("1> ", "2> "), ("2> ", "1> ")):
        lines = [line.removeprefix(day) for line in wording if not line.startswith(other)]
        lag = timedelta(days=0 if not texts else dice.randint(1, _LAG))
        texts.append(_Day(first + lag, free, _Deck(pools, random.Random(f"held {seed}"))).text(lines))
    return texts[0], texts[1]
