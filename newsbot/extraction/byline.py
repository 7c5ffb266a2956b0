"""Bylines: which printed names are people, and what else a byline or the head of a text tells (desk, agency, place)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsbot.arabic import clean, fold

# Agencies by the names and initials that papers print -> the name to store.
AGENCIES: dict[str, str] = {
    "واج": "واج", "وأج": "واج", "وكالة الأنباء الجزائرية": "واج", "aps": "واج", "أ ف ب": "أ ف ب", "ا ف ب": "أ ف ب",
    "أ.ف.ب": "أ ف ب", "أف ب": "أ ف ب", "فرانس برس": "أ ف ب", "وكالة الصحافة الفرنسية": "أ ف ب", "afp": "أ ف ب",
    "رويترز": "رويترز", "reuters": "رويترز", "د ب أ": "د ب أ", "د.ب.أ": "د ب أ", "أ ب": "أ ب", "أسوشيتد برس": "أ ب",
    "واس": "واس", "وام": "وام", "وات": "وات", "وكالة تونس إفريقيا للأنباء": "وات", "بترا": "بترا", "كونا": "كونا",
    "قنا": "قنا", "بنا": "بنا", "سانا": "سانا", "سبأ": "سبأ", "وفا": "وفا", "معا": "معا", "الأناضول": "الأناضول",
    "وكالة الأناضول": "الأناضول", "شينخوا": "شينخوا", "سبوتنيك": "سبوتنيك", "نوفوستي": "نوفوستي", "إفي": "إفي",
    "وكالات": "وكالات", "الوكالات": "وكالات", "أ ش أ": "أ ش أ", "أ.ش.أ": "أ ش أ", "و.م.ع": "و م ع", "لانا": "لانا",
}  # fmt: skip
_INITIALS = {fold(name) for name in ("واج", "واس", "وام", "وات", "بترا", "كونا", "قنا", "بنا", "سانا", "رويترز")}
_QUOTED = re.compile(r"[«»\"“”]")  # papers quote the names of papers
_AGENCIES = {fold(name): stored for name, stored in AGENCIES.items()}
_VERBS = r"كتبت?|كتبه|كتبها|بقلم|إعداد|اعداد|أعده|أعدته|تحرير|حاوره|حاورته|حاورها|حاورتها|حوار|ترجمة|متابعة|تصوير|تقرير|مراسلنا|مراسلتنا|مراسل|روبورتاج|استطلاع|رصد|بواسطة|عدسة|المصدر|by|par|written by"
_LEAD = re.compile(rf"^(?:(?:{_VERBS})\s*[:/ـ–-]?\s+|(?:{_VERBS})\s*[:/]\s*)+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[،,;؛/|&+]|\s?[-–]\s|\s[-–]|\s+و\s+|\s+and\s+|\s+et\s+)\s*")
# Words by which a name is told to be a desk, an account or an institution.
_NO_PERSON = re.compile(
    r"(?i)(^|\s)(تحرير|التحرير|محرر|المحرر|محررة|هيئة|قسم|القسم|فريق|موقع|الموقع|صحيفة|جريدة|شبكة|قناة|وكالة|بوابة|راديو|إذاعة|"
    r"الإدارة|ادارة|إدارة|مدير النظام|خاص|غرفة الأخبار|نيوز|مكتب|متابعات|كاتب ضيف|نسخة|اونلاين|أونلاين|الاخبارية|الإخبارية|مركز|مؤسسة|مراسلون|"
    r"admin\w*|administrator|editor\w*|newsroom|staff|desk|redaction|rédaction|webmaster|user|root|news|tv|press|online)(\s|$|\d)"
)
_HANDLE = re.compile(r"https?:|www\.|@|\.(com|net|org|dz|tn|ma)\b|_|\d", re.IGNORECASE)
_MAX_WORDS = 6
# A dateline at the head of a text: «الجزائر - واج», «القاهرة (رويترز) –», «وهران – ».
_DATELINE = re.compile(
    r"^(?P<place>[\u0621-\u064a][\u0621-\u064a\s]{1,30}?)"
    r"(?:\s*(?:[-–/،]\s*\(?|\()\s*(?P<agency>[\u0621-\u064a. ]{2,20}|[A-Z]{2,8})\s*\)?)?(?P<end>\s+[-–—]|\s*[-–—:])\s+"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. `raw` is the byline as printed."""

    authors: tuple[str, ...] = ()
    raw: str | None = None
    agency: str | None = None


def read_byline(names: Iterable[str], site_names: Iterable[str]) -> Byline:
    """Sort printed names into people and agencies; what is neither (sites, desks, accounts, handles) stays in `raw`."""
    given = [text for name in names if (text := " ".join(clean(name).split()))]
    known = {fold(name) for name in site_names if name}
    authors: list[str] = []
    agency: str | None = None
    for name in given:
        for part in _SPLIT.split(_LEAD.sub("", name)):
            part = _LEAD.sub("", part.strip(" .:-–()"))  # noqa: PLW2901 - trimmed
            agency = agency or _AGENCIES.get(fold(part))
            if is_person(part, known) and part not in authors:
                authors.append(part)
    return Byline(tuple(authors), " ، ".join(dict.fromkeys(given)) or None, agency)


def is_person(name: str, site_names: set[str]) -> bool:
    """Tell whether a printed name can be a person's: two words or more, no site, desk, agency, account, date."""
    folded = fold(name)
    if not folded or folded in site_names or folded in _AGENCIES or _HANDLE.search(name) or _NO_PERSON.search(name):
        return False
    if (
        any(folded.startswith(f"{site} ") for site in site_names)
        or folded.split()[0] in _INITIALS
        or _QUOTED.search(name)
    ):
        return False
    return 2 <= len(name.split()) <= _MAX_WORDS and len(name) <= 60  # noqa: PLR2004 - a first and a last name


def read_dateline(text: str) -> tuple[str | None, str | None]:
    """Return the dateline printed at the head of a text, and its agency.

    Only a place with a known agency, or one word or two («جنوب إفريقيا») before a spaced dash, count: a longer clause
    before a dash, or a speaker before a colon, doesn't.
    """
    match = _DATELINE.match(text[:80])
    if match is None:
        return None, None
    agency = _AGENCIES.get(fold(match["agency"] or ""))
    if match["agency"] and agency is None:
        return None, None
    if agency is None and (len(match["place"].split()) > 2 or not match["end"][0].isspace()):  # noqa: PLR2004 - a clause
        return None, None
    return text[: match.end()].strip(" -–:").strip(), agency
