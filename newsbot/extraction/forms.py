"""Forms of bylines: the words before a name, and the dates and counters that themes print in the same line. Data only.

Seen in: verbs with and without a pronoun (كتب، كتبته، حاورها), nouns (بقلم، إعداد), genres that serve as labels
(«حوار: …», «ربورتاج: …»), Latin ones in the Maghreb and from plugins that nobody translated.
"""

from __future__ import annotations

import re

from newsbot.arabic import fold
from newsbot.extraction.vocabulary import MONTHS

# Kind -> forms. Of "verb" only a name can follow; of "genre" a title may; "label" needs a colon or the like behind it;
# behind "cited" stands what a text was taken from, never who wrote it; an "editor" signs where no writer does.
FORMS: dict[str, tuple[str, ...]] = {
    "verb": (
        "كتب", "كتبت", "كتبه", "كتبها", "كتبته", "كتبتها", "كتبا", "كتبوا", "كتب بواسطة", "كتبه لكم", "بقلم", "قلم", "بقلم الكاتب", "بقلم الكاتبة",
        "بقلم الصحفي", "بقلم الصحفية", "بقلم الأستاذ الكاتب", "إعداد", "من إعداد", "اعداد", "أعد", "أعدت", "أعده", "أعدها", "أعدته", "أعدتها",
        "أعد التقرير", "أعدت التقرير", "أعد الملف", "أعدت الملف", "أعده للنشر", "أعدته للنشر", "إعداد وتقديم", "حاوره", "حاورها", "حاورهم",
        "حاورهما", "حاورته", "حاورتها", "حاورتهم", "حاورتهما", "أجرى الحوار", "أجرت الحوار", "أجرى المقابلة", "أجرت المقابلة", "أجرى اللقاء",
        "أجرت اللقاء", "أجراه", "أجرته", "أجراها", "أجرتها", "ترجمة", "تعريب", "ترجمه", "ترجمها", "ترجمته", "ترجمتها", "نقله إلى العربية", "نقلها إلى العربية",
        "نقلته إلى العربية", "نقلتها إلى العربية", "عربه", "بواسطة", "من طرف", "من قبل", "رصده", "رصدها", "رصدته", "غطاه", "تابعه", "تابعته",
        "استطلع", "استطلعت", "استطلعه", "التقاه", "التقته", "التقاها", "التقتها", "سأله", "written by", "posted by", "published by",
        "reported by", "by", "par", "écrit par", "rédigé par", "propos recueillis par", "auteur", "author", "كاتب المقال", "اسم الكاتب",
    ),
    "genre": (
        "تقرير", "تحقيق", "ربورتاج", "روبورتاج", "ريبورتاج", "روبرتاج", "استطلاع", "حوار", "حاور", "حاورت", "مقابلة", "متابعة", "متابعات", "رصد",
        "رصدت", "تغطية", "تحليل", "قراءة", "مراسل", "مراسلة", "مراسلنا", "مراسلتنا", "من مراسلنا", "من مراسلتنا",
        "من مراسل", "من مراسلة", "مبعوثنا", "موفدنا", "موفدتنا", "مندوبنا", "مكتب", "مقال", "خاص",
    ),
    "label": (
        "الكاتب", "الكاتبة", "المؤلف", "المحرر", "المحررة", "الصحفي", "الصحفية", "الصحافي", "الصحافية", "الزميل", "الزميلة", "الإعلامي",
        "الإعلامية", "المترجم", "المترجمة", "لقاء", "من", "الناشر", "نشر بواسطة", "أضيف بواسطة", "أضافه",
    ),
    "camera": ("تصوير", "عدسة", "بعدسة", "صور", "الصور", "كاميرا", "مونتاج", "إخراج", "غرافيك", "photo", "photos", "crédit photo"),
    "editor": ("تحرير",),
    "source": ("المصدر", "مصدر", "source", "sources", "المصادر"),
    "cited": ("عن", "نقلا عن"),
}  # fmt: skip
_VARIANTS = {
    **dict.fromkeys("اأإآ", "[اأإآ]"),
    **dict.fromkeys("ةه", "[ةه]"),
    **dict.fromkeys("ىي", "[ىي]"),
    " ": r"\s+",
}
_MARKS = r"[\u064b-\u0652\u0640]*"  # vowels and the stroke that stretches a word


_Tree = dict[str, "_Tree"]


def any_of(words: tuple[str, ...]) -> str:
    """Return a pattern of any of the words, the longest first, in every spelling that folds to the same.

    For text that must keep its own spelling. Words share their beginnings: a plain list takes twice as long to compile.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(_VARIANTS.get(letter, re.escape(letter)) + (_MARKS if letter != " " else ""), {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: _Tree) -> str:
    ways = "|".join(letter + _branches(rest) for letter, rest in tree.items() if letter)
    if "" in tree:
        return ways and f"(?:{ways})?"
    return f"(?:{ways})" if len(tree) > 1 else ways


_KINDS = {fold(form): kind for kind, forms in FORMS.items() for form in forms}
_ANY = any_of(tuple(form for forms in FORMS.values() for form in forms))
_END = r"(?![^\W_]|\u0640)"
# A form in the middle of a line begins a piece of its own: with a colon, or if it names a photographer or a translator.
_MIDDLE = any_of((*FORMS["camera"][:3], "ترجمة", "ترجمها"))
FORM = re.compile(rf"(?:و(?=(?:{_MIDDLE})))?(?P<first>{_ANY})(?:\s*(?:و|\+|&)\s*(?:{_ANY}))*{_END}", re.IGNORECASE)
# «تم النشر بواسطة», "Published by": what is before says nothing.
INNER = re.compile(rf"\s+(?=و?(?:{_ANY})\s*[:/])|\s+(?=(?:و?(?:{_MIDDLE})|بواسطة|by|par)\s)", re.IGNORECASE)


def kind_of(match: re.Match[str]) -> str:
    """Return the kind of a form that FORM matched: of several that are joined, that of the first."""
    return _KINDS[fold(match["first"])]


_WEEKDAY = any_of(("الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"))
_MONTH = any_of(tuple(name.replace("_", " ") for names in MONTHS.values() for name in names.split() if len(name) > 1))
_NAMED = rf"(?:\s*[-/]?\s*(?:{_MONTH}){_END}(?:\s*/\s*(?:{_MONTH}){_END})?[\s،,]*(?:\d{{2,4}})?)"
# A date with its label and time, wherever it stands in a byline.
DATE = re.compile(
    rf"(?:(?:في|يوم|بتاريخ|on|le|الساعة)\s+)*(?:(?:{_WEEKDAY})\s*[،,-]?\s*)?(?<![^\W_])"
    rf"(?:\d{{1,2}}{_NAMED}|\d{{1,4}}\s*[/.:-]\s*\d{{1,2}}(?:\s*[/.:-]\s*\d{{2,4}})?|(?:{_MONTH})\s+\d{{1,2}},?\s+\d{{4}})"
    r"(?:\s*(?:[صم]|[ap]m|هـ?|gmt)(?![^\W_]))?",
    re.IGNORECASE,
)
# What themes print behind a name; it and all that follows is none.
_LABELS = any_of((
    "نشر", "نشرت", "نشره", "النشر", "منذ", "بتاريخ", "آخر تحديث", "تحديث", "شارك", "شاركها", "مشاركة", "تعليق", "تعليقات", "مشاهدة",
    "المشاهدات", "تابع", "تابعوا", "عدد القراءات", "الساعة", "قبل", "أرسل بريدا", "إرسال بريد", "أرسل بريد", "مرسلة", "أضيف", "الإضافة", "للنشرة العربية", "send an email", "published", "updated", "posted", "mins", "min", "minutes", "ago",
    "follow", "share",
))  # fmt: skip
NOISE = re.compile(
    rf"(?:^|\s+)(?:(?:تمت?\s+)?(?:{_LABELS}){_END}|\d+\s*(?:دقيق|دقائق|ساع|يوم|أيام|تعليق|مشاهد|min)).*$", re.IGNORECASE
)
