"""Numbers in Arabic words, 1 to 99, as in «منذ خمس وعشرين دقيقة» and «الحادي والعشرين من مارس»."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from newsbot.extraction.keys import alternatives, table

_UNITS = {
    1: "واحد واحدة إحدى أحد", 2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي", 3: "ثلاث ثلاثة", 4: "أربع أربعة",
    5: "خمس خمسة", 6: "ست ستة", 7: "سبع سبعة", 8: "ثمان ثماني ثمانية", 9: "تسع تسعة",
}  # fmt: skip
_TENS = {
    20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين",
    80: "ثمانون ثمانين", 90: "تسعون تسعين",
}  # fmt: skip
_TEN = ("عشر", "عشره")
_NTH = {
    1: "الأول", 2: "الثاني", 3: "الثالث", 4: "الرابع", 5: "الخامس", 6: "السادس", 7: "السابع", 8: "الثامن", 9: "التاسع",
    10: "العاشر",
}  # fmt: skip


@lru_cache(1)
def cardinals() -> dict[str, int]:
    """Return the words of 1 to 99, as keys, in all their genders and cases."""
    units, tens = table(_UNITS), table(_TENS)
    found = {**units, **tens, **dict.fromkeys(_TEN, 10)}
    found |= {f"{unit} {ten}": number + 10 for (unit, number), ten in product(units.items(), _TEN)}
    for (unit, number), (ten, more) in product(units.items(), tens.items()):
        found |= {f"{unit} و{ten}": number + more, f"{unit} و {ten}": number + more}
    return found


@lru_cache(1)
def ordinals() -> dict[str, int]:
    """Return the days of a month in words, as keys: «الأول», «الخامس عشر», «الحادي والعشرين»."""
    found = table(_NTH)
    units = {**found, "الحادي": 1, "الواحد": 1}
    found |= {f"{unit} عشر": number + 10 for unit, number in units.items() if number < 10}  # noqa: PLR2004
    for ten, more in (("العشرون", 20), ("العشرين", 20), ("الثلاثون", 30), ("الثلاثين", 30)):
        found |= {ten: more} | {f"{unit} و{ten}": number + more for unit, number in units.items()}
        found |= {f"{unit} و {ten}": number + more for unit, number in units.items()}
    return {word: number for word, number in found.items() if number <= 31}  # noqa: PLR2004 - of a month


@lru_cache(1)
def cardinal_pattern() -> str:
    """Return the body of a regex group that matches a number in words, the longest first."""
    return alternatives(cardinals())


@lru_cache(1)
def ordinal_pattern() -> str:
    """Return the body of a regex group that matches a day in words, the longest first."""
    return alternatives(ordinals())
