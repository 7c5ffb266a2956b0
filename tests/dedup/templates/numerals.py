"""Whole numbers in Arabic words: papers of several countries write figures so, and digits alone don't tell them apart."""

from __future__ import annotations

from typing import Literal

Case = Literal["n", "g", "a"]  # nominative, genitive, accusative

_WITH_MASCULINE = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_WITH_FEMININE = ["صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"]
_TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
_BEFORE_A_NOUN = {"ثمان": "ثماني"}


def words(number: int, *, feminine: bool, case: Case) -> str:
    """Return a number from 0 to 99,999 as it stands before its noun; `feminine` is the noun's gender."""
    thousands, rest = divmod(number, 1000)
    parts = [_thousands(thousands, case)] if thousands else []
    if rest >= 100:
        parts.append(_dual(_HUNDREDS[rest // 100 - 1], case))
        rest %= 100
    if rest or not parts:
        parts.append(_below_hundred(rest, feminine=feminine, case=case))
    return " و".join(parts)


def _thousands(count: int, case: Case) -> str:
    if count <= 2:
        return "ألف" if count == 1 else _dual("ألفان", case)
    noun = "آلاف" if count <= 10 else "ألفا"
    return f"{words(count, feminine=False, case=case)} {noun}"


def _below_hundred(number: int, *, feminine: bool, case: Case) -> str:
    units = _WITH_FEMININE if feminine else _WITH_MASCULINE
    if number <= 10:
        return _dual(_BEFORE_A_NOUN.get(units[number], units[number]), case)
    tens, unit = divmod(number, 10)
    if tens == 1:
        return _teen(unit, units, feminine=feminine, case=case)
    ten = _TENS[tens - 2] + ("ون" if case == "n" else "ين")
    if not unit:
        return ten
    first = "إحدى" if feminine else "واحد"
    word = first if unit == 1 else _dual(units[unit], case)
    if case == "a" and (unit >= 3 if feminine else unit == 1):
        word = _BEFORE_A_NOUN.get(word, word) + "ا"
    return f"{word} و{ten}"


def _teen(unit: int, units: list[str], *, feminine: bool, case: Case) -> str:
    ten = "عشرة" if feminine else "عشر"
    if unit == 1:
        return f"{'إحدى' if feminine else 'أحد'} {ten}"
    if unit == 2:
        return f"{_dual(units[2], case).removesuffix('ن')} {ten}"
    return f"{_BEFORE_A_NOUN.get(units[unit], units[unit])} {ten}"


def _dual(word: str, case: Case) -> str:
    return word if case == "n" or not word.endswith("ان") or word == "ثمان" else word.removesuffix("ان") + "ين"
