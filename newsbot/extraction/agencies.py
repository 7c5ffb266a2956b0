"""News agencies: the spellings that papers print -> the name that is stored. Data, and how it is looked up."""

from __future__ import annotations

import re

from newsbot.arabic import fold

# Stored name -> its spellings. Dots, spaces and alef forms of initials are folded away: «أ.ف.ب», «ا ف ب», «أف ب» are one.
AGENCIES: dict[str, tuple[str, ...]] = {
    # Arab League states
    "واج": ("واج", "وأج", "وكالة الأنباء الجزائرية", "الأنباء الجزائرية", "APS"),
    "وات": ("وات", "وكالة تونس إفريقيا للأنباء", "تونس إفريقيا للأنباء", "TAP"),
    "و م ع": ("و م ع", "ومع", "وكالة المغرب العربي للأنباء", "المغرب العربي للأنباء", "لاماب", "MAP"),
    "و م أ": ("و م أ", "الوكالة الموريتانية للأنباء", "الأخبار الموريتانية", "AMI"),
    "وال": ("وال", "وكالة الأنباء الليبية", "الأنباء الليبية", "لانا", "LANA"),
    "أ ش أ": ("أ ش أ", "وكالة أنباء الشرق الأوسط", "أنباء الشرق الأوسط", "MENA"),
    "سونا": ("سونا", "وكالة السودان للأنباء", "وكالة الأنباء السودانية", "السودان للأنباء", "SUNA"),
    "صونا": ("صونا", "وكالة الأنباء الصومالية", "الصومال للأنباء", "SONNA"),
    "واس": ("واس", "وكالة الأنباء السعودية", "الأنباء السعودية", "SPA"),
    "وام": ("وام", "وكالة أنباء الإمارات", "أنباء الإمارات", "WAM"),
    "كونا": ("كونا", "وكالة الأنباء الكويتية", "الأنباء الكويتية", "KUNA"),
    "قنا": ("قنا", "وكالة الأنباء القطرية", "الأنباء القطرية", "QNA"),
    "بنا": ("بنا", "وكالة أنباء البحرين", "أنباء البحرين", "BNA"),
    "العمانية": ("العمانية", "وكالة الأنباء العمانية", "الأنباء العمانية", "ONA"),
    "سبأ": ("سبأ", "سبأنت", "سبأ نت", "وكالة الأنباء اليمنية", "وكالة الأنباء اليمنية سبأ", "SABA"),
    "بترا": ("بترا", "بتراء", "وكالة الأنباء الأردنية", "الأنباء الأردنية", "PETRA"),
    "سانا": ("سانا", "وكالة الأنباء السورية", "الوكالة العربية السورية للأنباء", "SANA"),
    "الوطنية للإعلام": ("الوكالة الوطنية للإعلام", "الوطنية للإعلام", "وطنية", "NNA"),
    "واع": ("واع", "وكالة الأنباء العراقية", "الأنباء العراقية", "INA"),
    "وفا": ("وفا", "وكالة الأنباء الفلسطينية", "الأنباء الفلسطينية", "وكالة الأنباء والمعلومات الفلسطينية", "WAFA"),
    "معا": ("معا", "وكالة معا", "وكالة معا الإخبارية"), "صفا": ("وكالة صفا", "وكالة الصحافة الفلسطينية"),
    "شفق نيوز": ("شفق نيوز",), "نينا": ("نينا", "الوكالة الوطنية العراقية للأنباء", "NINA"),
    "السومرية نيوز": ("السومرية نيوز",), "الأناضول": ("الأناضول", "الاناضول", "وكالة أنباء الأناضول", "Anadolu"),
    # International
    "رويترز": ("رويترز", "رويتر", "Reuters", "وكالة رويترز للأنباء"),
    "أ ف ب": ("أ ف ب", "أف ب", "فرانس برس", "فرانس بريس", "الفرنسية", "وكالة الصحافة الفرنسية", "AFP", "Agence France Presse"),
    "أ ب": ("أ ب", "أسوشيتد برس", "أسوشييتد برس", "اسوشيتدبرس", "أسوشيتدبرس", "الأسوشيتد برس", "AP", "Associated Press"),
    "د ب أ": ("د ب أ", "دب أ", "وكالة الأنباء الألمانية", "الألمانية", "الأنباء الألمانية", "DPA"),
    "يو بي آي": ("يو بي آي", "يو بي أي", "يونايتد برس إنترناشونال", "UPI"), "إفي": ("إفي", "إيفي", "الإسبانية إفي", "EFE"),
    "آكي": ("آكي", "وكالة آكي الإيطالية"), "أنسا": ("أنسا", "نوفا", "وكالة نوفا الإيطالية", "ANSA"),
    "شينخوا": ("شينخوا", "شينخوه", "وكالة أنباء شينخوا", "Xinhua"), "سبوتنيك": ("سبوتنيك", "سبوتنيك عربي", "Sputnik"),
    "نوفوستي": ("نوفوستي", "ريا نوفوستي", "RIA Novosti"), "تاس": ("تاس", "إيتار تاس", "TASS"),
    "إنترفاكس": ("إنترفاكس", "انترفاكس", "Interfax"), "بلومبرغ": ("بلومبرغ", "بلومبرج", "بلومبيرغ", "Bloomberg"),
    "إرنا": ("إرنا", "ارنا", "وكالة الأنباء الإيرانية", "IRNA"), "فارس": ("وكالة فارس", "وكالة أنباء فارس"),
    "كيودو": ("كيودو", "Kyodo"), "يونهاب": ("يونهاب", "Yonhap"), "قدس برس": ("قدس برس",), "إينا": ("إينا", "يونا", "UNA"),
    "وكالات": ("وكالات", "الوكالات", "وكالات الأنباء", "وكالات أنباء", "وكالات عالمية", "وكالات دولية"),
}  # fmt: skip
# Agencies that are words of the language or names of other things too: alone and unbracketed they say nothing.
_WORDS = frozenset(map(fold, ("معا", "بنا", "قنا", "سبأ", "وفا", "نينا", "وطنية", "العمانية", "الفرنسية", "الألمانية",
                              "تاس", "نوفا", "وات", "يونا", "واع", "ومع", "AP", "MAP", "TAP", "UNA", "SPA", "INA")))  # fmt: skip
# Around the name, when folded: «نقلا عن وكالة سبأ للأنباء».
_BEFORE = ("عن", "نقلا", "من", "مع", "المصدر", "مصدر", "الوكاله", "وكاله", "انباء")
_BEHIND = ("للانباء", "الاخباريه", "الدوليه")
_AROUND = re.compile(rf"^(?:(?:{'|'.join(_BEFORE)})\s+)+|\s+(?:{'|'.join(_BEHIND)})$")
_SHORTEST = 3  # letters: «أب» is a father and «آب» a month


def _keys(name: str) -> set[str]:
    folded = fold(name)
    joined = folded.replace(" ", "")
    return {folded, joined} if len(joined) >= _SHORTEST else {folded}


_FORMS = frozenset(word for names in AGENCIES.values() for name in names for word in fold(name).split())
_STORED = {key: stored for stored, names in AGENCIES.items() for name in names for key in _keys(name)}


def agency_of(text: str) -> str | None:
    """Return the stored name of the agency that a piece of a byline names, whole or behind «وكالة», «عن», «نقلا عن»."""
    folded = fold(text)
    if stored := _STORED.get(folded):
        return stored
    words = folded.split()
    joined = "".join(words) if all(len(word) < _SHORTEST for word in words) else ""
    if len(joined) >= _SHORTEST and (stored := _STORED.get(joined)):
        return stored
    around = len(words) > 1 and (words[0] in _BEFORE or words[-1] in _BEHIND)
    return _STORED.get(_AROUND.sub("", folded)) if around else None


def may_name_agency(text: str) -> bool:
    """Tell cheaply whether a text may hold an agency's name: by a single word of one, or initials."""
    return any(len(word) < _SHORTEST or word in _FORMS or word in _STORED for word in fold(text).split())


def is_plain_word(text: str) -> bool:
    """Tell whether an agency's name says something else too, as «معا» and «قنا» do."""
    return fold(text) in _WORDS


def joined(agencies: list[str]) -> str | None:
    """Return what is stored for several agencies: each once, in the byline's order, «رويترز، أ ف ب»."""
    return "، ".join(dict.fromkeys(agencies)) or None
