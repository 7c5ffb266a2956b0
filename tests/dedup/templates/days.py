"""Dates as Arabic papers write them, from Morocco to Iraq."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
_ALGERIA = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
_MOROCCO = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
_LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
_HINDI = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _named(months: list[str]) -> Callable[[date], str]:
    return lambda day: f"{day.day} {months[day.month - 1]} {day.year}"


STYLES: dict[str, Callable[[date], str]] = {
    "weekday": lambda day: _WEEKDAYS[day.weekday()],
    "egypt": _named(_EGYPT),
    "algeria": _named(_ALGERIA),
    "morocco": _named(_MOROCCO),
    "levant": _named(_LEVANT),
    "slash": lambda day: f"{day:%d/%m/%Y}",
    "dash": lambda day: f"{day.day}-{day.month}-{day.year}",
    "hindi": lambda day: f"{day.day}/{day.month}/{day.year}".translate(_HINDI),
}
