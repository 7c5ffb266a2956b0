"""The site's names, and how they are cut off a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html

from newsbot import urls
from newsbot.arabic import fold

_SPACED = r"\s+(?:[-–—|:•·~/<>»«]|::|--)\s+"
SEPARATORS = re.compile(rf"{_SPACED}|\s*(?:[|•»]|::)\s*")
_BESIDE_QUOTES = re.compile(rf"{_SPACED}|\s*(?:[|•]|::)\s*")  # where « » are quotation marks
_TIGHT = re.compile(r"\s*[-–—~]\s*")  # counts only beside a name that is known
_FIRST, _LAST = 3, 6  # separators looked at, from either end
# What papers put before or behind their name: «جريدة X», «X - صحيفة يومية مستقلة», «بوابة X الإلكترونية».
_KINDS = frozenset(map(fold, (
    "جريدة", "الجريدة", "صحيفة", "الصحيفة", "موقع", "الموقع", "بوابة", "البوابة", "شبكة", "قناة", "وكالة", "مجلة", "تلفزيون",
    "راديو", "إذاعة", "منصة", "أخبار", "الأخبار", "الاخباري", "الاخبارية", "إخبارية", "الإلكترونية", "الإلكتروني", "الرسمي",
    "الرسمية", "يومية", "اليومية", "مستقلة", "المستقلة", "شاملة", "للأنباء", "للإعلام", "الإعلامية", "نيوز", "اونلاين",
    "الرئيسية", "news", "online", "tv", "website", "newspaper", "agency",
)))  # fmt: skip
# What sites call every page of one kind.
_PAGES = frozenset(map(fold, ("تفاصيل الخبر", "تفاصيل المقال", "التفاصيل", "تفاصيل", "عرض الخبر", "عرض المقال", "الخبر", "خبر",
                              "مقال", "المقال", "أخبار", "الأخبار", "الرئيسية", "الصفحة الرئيسية", "news details", "details")))  # fmt: skip
_OPENINGS = frozenset(map(fold, ("جريدة", "صحيفة", "موقع", "بوابة", "شبكة", "وكالة", "مجلة", "قناة", "يومية")))
_HOMES = frozenset({"", "ar", "index.php", "index.html", "index.htm", "index.aspx", "default.aspx", "home", "ar/home"})
_ARABIC = re.compile(r"[\u0620-\u064a]")
_WORDS = 6  # of a name
_SLOGAN = 12  # words, with the name before it
_SAYS = 3  # words of a headline that is told by them
_SECTION = 4  # words


@dataclass(frozen=True, slots=True)
class Names:
    """The folded names of a site, the same without words of their kind, the letters of its host.

    `is_section` tells whether a text is one of the site's sections.
    """

    known: frozenset[str]
    cores: frozenset[str]
    host: str
    is_section: Callable[[str], bool]

    def is_one(self, text: str) -> bool:
        """Tell whether a text is a name of the site, perhaps with words of its kind."""
        key = fold(text)
        core = _core(key, _KINDS)
        # Of «أخبار مصر» a bare «مصر» is no name.
        if not key or key in self.known or (core in self.cores and (core != key or " " in core)):
            return True
        latin = key.replace(" ", "").removesuffix("com")
        return latin.isascii() and len(latin) > 3 and latin in self.host  # noqa: PLR2004 - «dz» is in any host

    def is_only(self, text: str) -> bool:
        """Tell whether a text is nothing but names of the site."""
        return all(map(self.is_one, parts_of(text)))

    def without(self, title: str | None) -> str | None:
        """Cut a leading or trailing name off a title, with the section that stands before it."""
        if not title or self.is_only(title):
            return None
        for start, end in cuts_of(title):
            if len(title[:start].split()) >= _SAYS and self._presents(title[end:]):
                return self._without_section(title[:start])
        for start, end in reversed(cuts_of(title)):
            if self.is_only(title[:start]) and fold(title[:start]):
                return title[end:]
            if self.is_only(title[end:]) and fold(title[end:]):
                return title[:start]
        return self._without_tight(title)

    def _presents(self, text: str) -> bool:
        """Tell whether a text is the site's name and perhaps its slogan."""
        parts = parts_of(text)
        return all(map(self.is_one, parts)) or (fold(parts[0]) in self.known and len(text.split()) <= _SLOGAN)

    def _without_section(self, title: str) -> str:
        for start, end in reversed(cuts_of(title)):
            if len(title[end:].split()) > _SECTION or not self.is_section(title[end:]):
                break
            title = title[:start]
        return title

    def _without_tight(self, title: str) -> str:
        for match in (*_TIGHT.finditer(title),)[-_LAST:]:
            if fold(title[match.end() :]) in self.known and fold(title[: match.start()]):
                return title[: match.start()]
        return title


def names_from(keys: Iterable[str], host: str, is_section: Callable[[str], bool]) -> Names:
    """Return the names of a site, given folded, as they are looked for in titles."""
    known = _PAGES | {form for key in keys for form in (key, _core(key, _OPENINGS)) if form}
    cores = frozenset(core for key in keys if (core := _core(key, _KINDS)))
    return Names(known, cores, re.sub(r"[-.]", "", host), is_section)


def looks_like_a_name(text: str) -> bool:
    """Tell whether a <title>'s last part is called a paper («جريدة أخبار الجبل»), or is in Latin letters."""
    words = fold(text).split()
    called = len(words) > 1 and words[0] in _OPENINGS
    return len(words) <= _WORDS and (called or not _ARABIC.search(text))


def cuts_of(title: str) -> list[tuple[int, int]]:
    """Return (start, end) of the first and last separators of a title."""
    quoted = "«" in title and "»" in title
    found = [match.span() for match in (_BESIDE_QUOTES if quoted else SEPARATORS).finditer(title)]
    return found if len(found) <= _FIRST + _LAST else [*found[:_FIRST], *found[-_LAST:]]


def parts_of(title: str) -> list[str]:
    """Return what stands between the separators of a title."""
    cuts = cuts_of(title)
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(title)]
    return [title[start:end] for start, end in zip(starts, ends, strict=True)]


def leads_home(element: html.HtmlElement, url: str) -> bool:
    """Tell whether an element holds or stands in a link to the front page."""
    around: Iterable[html.HtmlElement] = (*element.iter("a"), *element.iterancestors("a"))
    return any(is_home(link.get("href") or "#", url) for link in around)


def is_home(href: str, url: str) -> bool:
    """Tell whether an address is the front page of the site that a page is of."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    if parts.netloc and not urls.same_site(f"http://{parts.netloc}", url):
        return False
    return parts.path.strip("/").lower() in _HOMES and not parts.query and bool(parts.path or parts.netloc)


def _core(key: str, left_out: frozenset[str]) -> str:
    return " ".join(word for word in key.split() if word not in left_out)
