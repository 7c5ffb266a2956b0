"""People: which printed names are a person's, by what stands against it and by known given names that speak for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from newsbot.arabic import fold
from newsbot.extraction.agencies import agency_of
from newsbot.extraction.given import ADJECTIVES, GIVEN, NOUNS, WAW_NAMES, WITH_ARTICLE
from newsbot.extraction.institutions import FIRST, GENERIC, NO_PERSON
from newsbot.extraction.towns import COUNTRIES, is_place

_MOST_WORDS = 6
_SURE_WORDS = 3  # more are a name only with «بن» or the like between them: «كتب على لافتة رفعها …»
_LINKS = frozenset(map(fold, ("بن", "ابن", "بنت", "ولد", "آل", "عبد", "أبو", "أولاد", "آيت", "أيت")))
_LONGEST = 60  # letters
# Letters, and what stands between those of a name: «بن-علي», «O'Brien», «ك. ليلى».
_NAME = re.compile(r"(?:[^\W\d_]|[\s.'’`\-\u064b-\u0652\u0670\u0640])+")
_NISBA = re.compile(r"^ال.{2,}(?:ي|يه)$")
_TITLE = re.compile(
    r"(?i)^(?:(?:[أا]\.?\s?د|[دأام]|dr|prof|mr|mrs|ms)\s*[./]\s*|(?:(?:ال)?(?:دكتور|[أا]ستاذ|مهندس|بروفي?سور|مستشار|محامي)[ةه]?|الشيخ[ةه]?|اللواء|"
    r"العميد|العقيد|الفريق|القس|الأب|الأنبا|السفير[ةه]?|السيد[ةه]?|dr|prof)(?:\s*/\s*|\s+))+"
)
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:\s?[./]\s?[^\W\d_]{1,2}){1,2}\s?\.?|[^\W\d_]\s?\.")
_BEGINNINGS = ("عبد", "ابو", "نور", "بو")  # «عبدالله», «أبوبكر», «نورالدين», «بوعلام»
_ENDINGS = ("الدين", "الله")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_SPACE = re.compile(" ")
_ANYBODY = frozenset(map(fold, ("كاتب", "كاتبة", "قلم", "ضيف")))  # names only where a given name follows
_BIOGRAPHY = re.compile(
    r"(?:^|\s+)(?:(?:كاتب|باحث|صحفي|صحافي|إعلامي|اعلامي|محرر|أستاذ|استاذ|أكاديمي|اكاديمي|محلل|محامي|خبير|روائي|شاعر|ناقد|مفكر|رئيس|مدير|"
    r"مراسل|ناشط|مؤرخ|مدون|طبيب|مهندس|دبلوماسي)[ةه]?|محام|عضو|سفير|وزير)(?:\s.*)?$"
)
_IN_ARABIC = fold("عربي")  # of foreign outlets; also a family name
_LATIN_ARTICLES = frozenset({"the", "le", "la", "les"})
_JOINED = re.compile(r"\s+(?:و|and|et|&)\s+(?=\S{2})", re.IGNORECASE)


def site_keys(names: Iterable[str]) -> frozenset[str]:
    """Return keys by which a site's name is known again, in any spelling: folded, without spaces, without «صحيفة»."""
    folded = [fold(name) for name in names if name]
    return frozenset(key for name in folded for key in (name, name.replace(" ", ""), _core(name)) if len(key) > 1)


def is_site(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name is the site's own, also with «موقع» before it or a place or desk behind it."""
    folded = fold(name)
    if folded in sites or folded.replace(" ", "") in sites or _core(folded) in sites:
        return True
    heads = (match.start() for match in _SPACE.finditer(folded) if folded[: match.start()] in sites)
    return any(" " in folded[:end] or is_place(folded[end:]) for end in heads)


def _core(folded: str) -> str:
    return "".join(word.removeprefix("ال") for word in folded.split() if word not in GENERIC)


def is_person(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name that the page prints as an author's can be a person's: nothing in it speaks against it."""
    if len(name) > _LONGEST:
        return False
    words = _bare(name)
    if not 2 <= _count(words) <= _MOST_WORDS or not _NAME.fullmatch(without_title(name)):  # noqa: PLR2004 - first, last
        return False
    # «مال وأعمال» is none either.
    if any(word in NO_PERSON or word.removeprefix("و") in NO_PERSON for word in words) or _is_outlet(words):
        return False
    if _LATIN.match(name) and " " not in name.strip():  # an account
        return False
    return not (is_initials(name) or is_site(name, sites) or is_place(name) or agency_of(name))


def is_surely_person(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name is a person's where nothing but itself says so: its given name is a known one."""
    words = _bare(name)
    if _count(words) > _SURE_WORDS and _LINKS.isdisjoint(words):
        return False
    if not is_person(name, sites):
        return False
    first, second = words[0], words[1]
    if any(word[:1] == "و" and word[1:] in GIVEN and word not in WAW_NAMES for word in words):
        return False  # «محمد وليلى»; where the page marks a name, «رشيد وعمر» is one of Kabylia
    if first in NOUNS:
        return (
            second in _ENDINGS or bool(_NISBA.match(second)) or (is_given(second) and second not in ADJECTIVES | NOUNS)
        )
    reversed_name = bool(_NISBA.match(first)) and is_given(words[-1])
    return is_given(first) or (len(first) == 1 and is_given(second)) or reversed_name


def is_namesake(name: str, sites: frozenset[str]) -> bool:
    """Tell whether a name is a person's where one is expected, though its first word is a noun too: «رمضان مسعد»."""
    words = _bare(name)
    plain = len(words) == 2 and (words[1] in ADJECTIVES or words[1].startswith("ال"))  # noqa: PLR2004 - first, last
    return is_person(name, sites) and is_given(words[0]) and not plain


def is_given(word: str) -> bool:
    """Tell whether a folded word is a known given name, or formed like one."""
    formed = word.startswith("عبدال") or (word.startswith(_BEGINNINGS) and word.endswith(_ENDINGS))
    return word in GIVEN or formed or word in ("عبد", "ابو")


def is_initials(name: str) -> bool:
    """Tell whether a signature is initials only, «ق.و», «ر/ن»; «ك. ليلى» is a name."""
    return bool(_INITIALS.fullmatch(name.strip()))


def split_names(text: str, sites: frozenset[str]) -> list[str]:
    """Part names that a conjunction joins: «سمير عزيز وليلى قادري» are two, «أحمد وليد» is one."""
    return [part for joined in _JOINED.split(text) for part in _at_conjunction(joined, sites)]


@lru_cache(1024)
def _at_conjunction(text: str, sites: frozenset[str]) -> tuple[str, ...]:
    words = text.split() if " و" in fold(text) else []
    for number in range(2, len(words)):
        word = fold(words[number])
        if not word.startswith("و") or word in WAW_NAMES or len(word) <= 2:  # noqa: PLR2004 - an initial
            continue
        before = " ".join(words[:number])
        behind = " ".join([words[number][1:], *words[number + 1 :]])
        # With a known given name behind it one word is enough there; else both sides must be whole names.
        if is_person(before, sites) and (is_given(word[1:]) or is_person(behind, sites)):
            return (before, *_at_conjunction(behind, sites))
    return (text,)


def has_title(text: str) -> bool:
    """Tell whether a text ends in a title that a slash joins to the name behind it: «د/», «المستشار/»."""
    return bool(_TITLE.fullmatch(f"{text}/"))


def without_title(name: str) -> str:
    """Return a name without «د.», «الأستاذ» and the like before it."""
    return _TITLE.sub("", name)


def without_biography(text: str) -> str:
    """Return a name without what its bearer is: «فلان كاتب وباحث من تونس»."""
    return _BIOGRAPHY.sub("", text)


def without_site(text: str, sites: frozenset[str]) -> str | None:
    """Return a name without the site's own behind it, None if it isn't there."""
    name, _, last = text.rpartition(" ")
    return name if is_site(last, sites) else None


def is_biography(text: str) -> bool:
    """Tell whether a text is only what somebody is: «كاتب وباحث من تونس»."""
    return bool(_BIOGRAPHY.match(text))


def _bare(name: str) -> list[str]:
    """Return the folded words of a name, without its title unless that is the given name: «السيد أحمد»."""
    bare = fold(without_title(name)).split()
    return bare if len(bare) > 1 else fold(name).split()


def _count(words: list[str]) -> int:
    """Count the names in folded words: «عبد الله», «أبو بكر» and «نور الدين» are one each."""
    first = sum(word in ("عبد", "ابو", "ام", "بن", "ابن") for word in words[:-1])
    return (
        len(words) - first - sum(word in _ENDINGS and before not in ("عبد", "ابو") for before, word in pairwise(words))
    )


def _is_outlet(words: list[str]) -> bool:
    """Tell whether folded words are an outlet's name: «المشهد العربي», «يمن مونيتور», "Al Sharq"."""
    first, second = words[0], words[1]
    if len({bool(_LATIN.match(word)) for word in words}) > 1 or (words[-1] == _IN_ARABIC and not is_given(first)):
        return True
    if _LATIN.match(first):
        return first in _LATIN_ARTICLES or (first in ("al", "el") and len(words) == 2)  # noqa: PLR2004
    if is_given(first) and first not in WITH_ARTICLE:
        return False
    if first in FIRST or first in COUNTRIES or words[-1] in COUNTRIES or (first in _ANYBODY and not is_given(second)):
        return True
    # A noun with the article begins an outlet's name unless it is a given name, or one stands behind a family name.
    return first.startswith("ال") and first not in WITH_ARTICLE and (bool(_NISBA.match(second)) or not is_given(second))
