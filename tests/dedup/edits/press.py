"""Edits by which another desk or another country's press writes the same: its words, names, months and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.dedup.edits.text import Story

Groups = tuple[tuple[str, ...], ...]

_REPORTED: Final[Groups] = (
    ("قال إن", "أفاد بأن", "ذكر أن", "صرح بأن"), ("قالت إن", "أفادت بأن", "ذكرت أن"),
    ("قال", "ذكر", "صرح"), ("قالت", "ذكرت", "صرحت"), ("أعلن", "كشف"), ("أعلنت", "كشفت"), ("أوضح", "بيّن", "شرح"),
    ("أوضحت", "بيّنت", "شرحت"), ("أضاف", "تابع", "أردف"), ("أضافت", "تابعت", "أردفت"), ("أكد", "شدد على"),
    ("أكدت", "شددت على"), ("أشار إلى", "لفت إلى", "نوه إلى"), ("مشيرا إلى", "لافتا إلى", "منوها إلى"),
    ("مؤكداً", "مشدداً على"), ("مؤكدا", "مشددا على"), ("طالب", "دعا"), ("طالبت", "دعت"), ("وفق", "بحسب", "حسب"),
    ("وفقاً ل", "طبقاً ل"), ("اليوم الثلاثاء", "الثلاثاء", "اليوم"), ("اليوم الخميس", "الخميس"), ("صباح اليوم", "صباحا"),
    ("أمس", "يوم أمس", "البارحة"), ("مساء أمس", "ليلة أمس"), ("غداً", "يوم غد"), ("خلال", "أثناء"), ("بعد", "عقب", "إثر"),
    ("قبيل", "قبل"), ("حوالي", "نحو", "قرابة", "ما يقارب"), ("أكثر من", "ما يزيد على", "ما يفوق"), ("حيث", "إذ"),
    ("لكن", "غير أن"), ("فيما", "بينما", "في حين"), ("كما", "أيضا"), ("فضلا عن", "إلى جانب", "إضافة إلى"),
    ("فضلاً عن", "إضافةً إلى"), ("بسبب", "نتيجة", "جراء"), ("بهدف", "بغية", "من أجل"), ("أدى إلى", "تسبب في"),
    ("من المقرر", "من المنتظر", "من المرتقب", "من المتوقع"), ("في المقابل", "بالمقابل"), ("من جهته", "من جانبه", "بدوره"),
    ("من جهتها", "من جانبها", "بدورها"), ("العام الماضي", "السنة الماضية"), ("العام", "السنة"), ("الحالي", "الجاري"),
    ("مطلع", "بداية"), ("موفى", "نهاية"), ("المقبل", "القادم"), ("المقبلة", "القادمة"), ("عدد من", "مجموعة من"),
    ("شخصا", "فردا"), ("أشخاص", "أفراد"), ("سيارات", "مركبات"), ("تلاميذ", "طلاب"), ("عمال", "عاملين"), ("مصرع", "وفاة"),
    ("أصيب", "جرح"), ("مستشفى", "مشفى"), ("الشرطة", "الأمن"), ("توقيف", "اعتقال", "القبض على"), ("تمكن", "نجح"),
    ("تمكنت", "نجحت"), ("ارتفع", "صعد"), ("ارتفعت", "صعدت"), ("تراجع", "انخفض"), ("تراجعت", "انخفضت"), ("بلغ", "وصل إلى"),
    ("بلغت", "وصلت إلى"), ("استعرض", "بحث"), ("تناول", "ناقش"), ("لا سيما", "خصوصا"), ("غير أن", "إلا أن"),
)  # fmt: skip

# As the Maghreb, Egypt, the Levant and the Gulf transliterate, and name months and measures.
_SPELLINGS: Final[Groups] = (
    ("غوتيريش", "جوتيريش", "غوتيريس"), ("ترامب", "ترمب"), ("هاميلتون", "هاملتون"), ("غوغل", "جوجل", "قوقل"),
    ("إنستغرام", "انستجرام", "إنستقرام"), ("تلغرام", "تيليجرام", "تيليغرام"), ("فيس بوك", "فيسبوك", "فايسبوك"),
    ("فايسبوك", "فيسبوك"), ("كاليفورنيا", "كالفورنيا"), ("الإنكليزية", "الإنجليزية", "الانقليزية"),
    ("الإنجليزية", "الإنكليزية"), ("الإنجليزي", "الإنكليزي"), ("جوارديولا", "غوارديولا"), ("جيرمان", "جرمان"),
    ("تشيلسي", "تشلسي"), ("ميونخ", "ميونيخ"), ("ميغاواط", "ميجاوات", "ميغاوات"), ("كيلومترا", "كلم", "كم"),
    ("كيلوجرام", "كيلوغرام", "كلغ"), ("كيلوغرام", "كيلوجرام", "كلغ"), ("غرام", "جرام"), ("مليمترا", "ملم"),
    ("فيرستابن", "فيرشتابن"), ("لوكلير", "لوكليرك"), ("مكلارين", "ماكلارين"), ("الكارتينغ", "الكارتنج"),
    ("نواكشوط", "انواكشوط"), ("موهنجو دارو", "موهينجودارو"), ("الجلوكوز", "الغلوكوز"), ("الإنسولين", "الأنسولين"),
    ("الأنسولين", "الإنسولين"), ("الولايات المتحدة", "أمريكا", "أميركا"), ("أمريكا", "أميركا"), ("مسؤول", "مسئول"),
    ("شؤون", "شئون"), ("الشؤون", "الشئون"), ("المئة", "المائة"), ("المائة", "المئة"), ("بالمئة", "بالمائة", "في المائة"),
    ("بالمائة", "بالمئة", "في المئة"), ("مئة", "مائة"), ("صحافي", "صحفي"), ("للصحفيين", "للصحافيين"),
    ("يورو", "أورو"), ("عمّان", "عمان"),
    ("نيسان", "أبريل", "أفريل"), ("آذار", "مارس"), ("ماي", "مايو", "أيار"), ("يونيو", "جوان", "حزيران"),
    ("يوليو", "جويلية", "تموز", "يوليوز"), ("نوفمبر", "نونبر", "تشرين الثاني"), ("ديسمبر", "دجنبر", "كانون الأول"),
    ("دجنبر", "ديسمبر"), ("جانفي", "يناير", "كانون الثاني"), ("فبراير", "فيفري", "شباط"), ("مارس", "آذار"),
    ("أبريل", "نيسان", "أفريل"), ("عبد الله", "عبدالله"), ("عبد السميع", "عبدالسميع"), ("عبد الإله", "عبدالإله"),
)  # fmt: skip
_BILLIONS: Final[Groups] = (("مليار", "بليون"), ("مليارات", "بلايين"), ("مليارين", "بليونين"))

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}([.,٬])\d{3}(?:\1\d{3})*")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
# How a thousand is set off, a decimal written, and in which digits.
_STYLES = (("", ".", None), (",", ".", None), (".", ",", None), ("٬", "٫", _ARABIC), ("", ",", _ARABIC))


def _finder(groups: Groups) -> re.Pattern[str]:
    known = sorted((group[0] for group in groups), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(و?)({'|'.join(map(re.escape, known))})(?!\w)")


def _exchanged(story: Story, groups: Groups, chance: Random) -> Story:
    """Write each first member of a group as one of the others, the same all through the text."""
    chosen = {group[0]: chance.choice(group[1:]) for group in groups}
    finder = _finder(groups)
    return story.map(lambda text: finder.sub(lambda match: match[1] + chosen[match[2]], text))


def agency_synonyms(story: Story, chance: Random) -> Story:
    """Exchange words of reporting for others that mean the same."""
    return _exchanged(story, _REPORTED, chance)


def names_respelled(story: Story, chance: Random) -> Story:
    """Spell names, months and measures as another country's press does."""
    return _exchanged(story, _SPELLINGS, chance)


def billions_respelled(story: Story, chance: Random) -> Story:
    """Name a thousand millions as another country's press does: all that changes is a word of number."""
    return _exchanged(story, _BILLIONS, chance)


def value(number: str) -> tuple[str, str]:
    """Return the digits before and behind the decimal mark of a number in any writing, without separators."""
    number = number.translate(_LATIN)
    if _THOUSANDS.fullmatch(number):
        return re.sub(r"\D", "", number), ""
    whole, _, decimals = re.sub("[٫,]", ".", number).rpartition(".")
    return (re.sub(r"\D", "", whole), decimals) if whole else (decimals, "")


def numbers_otherwise(story: Story, chance: Random) -> Story:
    """Write all numbers with other separators, or with other digits."""
    thousand, decimal, digits = chance.choice(_STYLES)

    def written(match: re.Match[str]) -> str:
        whole, decimals = value(match[0])
        if len(whole) > 4 or (len(whole) == 4 and not whole.startswith(("19", "20"))):
            whole = f"{int(whole):,}".replace(",", thousand)
        number = f"{whole}{decimal}{decimals}" if decimals else whole
        return number.translate(digits or {})

    return story.map(lambda text: _NUMBER.sub(written, text))


def numbers_rounded(story: Story, chance: Random) -> Story:
    """Round a third of the greater numbers and those with decimals to two digits."""

    def rounded(match: re.Match[str]) -> str:
        whole, decimals = value(match[0])
        if (len(whole) < 3 and not decimals) or whole.startswith(("19", "20")) or chance.random() > 1 / 3:
            return match[0]
        exact = float(f"{whole}.{decimals}")
        near = round(exact, min(0, 2 - len(whole)))
        return match[0] if near == exact else f"نحو {near:.0f}"

    return story.map(lambda text: _NUMBER.sub(rounded, text))


KINDS: Final[Mapping[str, Callable[[Story, Random], Story]]] = {
    edit.__name__: edit
    for edit in (agency_synonyms, names_respelled, billions_respelled, numbers_otherwise, numbers_rounded)
}
