"""Country and zone of a site that nobody described: what is known of its domain, else what its pages show.

A wrong zone makes a wrong instant, none makes a date of day precision: so evidence must be clear. Each kind of it has a
weight; the country (or for a zone, the offset from UTC) needs `_ENOUGH` and twice as much as the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import TypeVar
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from newsbot import urls
from newsbot.extraction.countries import COUNTRIES, DOMAINS, REGIONS, ZONES, dialled, mentioned
from newsbot.extraction.jsonld import strings
from newsbot.extraction.keys import key_of
from newsbot.extraction.kinds import Kind
from newsbot.extraction.outlets import publisher_of
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

Key = TypeVar("Key")

__all__ = ["COUNTRIES", "country_of", "country_of_page", "evidence_of", "zone_of"]

_ENOUGH = 4
_WEIGHTS = {
    "address": 4,  # JSON-LD: addressCountry of the publisher
    "phone": 3,  # tel:, wa.me and numbers in the footer
    "clock": 3,  # «القاهرة: الأربعاء 7 أكتوبر» in the header
    "domain": 3,  # yemennownews.com
    "name": 2,  # the site's name or its copyright line
    "store": 2,  # apps.apple.com/eg/
    "months": 4,  # جانفي, غشت
    "locale": 2,  # html lang, og:locale
    "default": 1,  # ... as frameworks preset them
    "links": 1,  # to gov.eg, com.eg
    "talk": 1,  # its short links, the menus, name it more than all others
}
_PRESET = frozenset({"SA", "AE", "EG"})  # ar-SA, ar-AE, ar-EG are in the examples that developers copy
_MOST, _FEW = 0.5, 3  # share and number of a country's mentions in short links
_SHORT = 40  # letters of a link in a menu
_LOCALE = re.compile(r"^[a-z]{2}[-_]([a-z]{2})\b", re.IGNORECASE)
_PHONE_LINK = re.compile(
    r"^(?:tel:|(?:https?:)?//(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?phone=))(?:\+|00)?\s*(\d{8,15})"
)
_PHONE = re.compile(r"(?<!\d)(?:\+|00)\s?(\d[\d\s()-]{7,16}\d)")
_HOST = re.compile(r"https?://((?:[\w-]+\.)+[A-Za-z]{2})(?=[/:?#]|$)")
_STORE = re.compile(r"//(?:apps|itunes)\.apple\.com/([a-z]{2})/")
_FOOTERS = Kind(re.compile(r"footer|copyright|contact", re.IGNORECASE).search)
_DATED = Kind(re.compile(r"(?<![a-z])(?:date|time|clock|today)|Date|Time|Clock").search)
_LINES, _LINE = 40, 120  # lines that are looked at, letters of each
_FOOTER_LETTERS = 3000
_SMALL = 12  # elements: a date's own block holds fewer


def country_of(url: str) -> tuple[str | None, str | None]:
    """Return the country and zone of a URL's domain: a known outlet's, else its ending's; None where that tells neither."""
    return _country_of_host(urls.host(url))


def _country_of_host(host: str) -> tuple[str | None, str | None]:
    country = publisher_of(host)
    if country is None:
        return COUNTRIES.get(host.rpartition(".")[2], (None, None))
    return (country, ZONES[country]) if country else (None, None)


def proven_zone(url: str) -> str | None:
    """Return the zone that a country-code domain proves. An outlet's own may be set otherwise: it places times, and
    sets none right that says another zone.
    """
    zone = country_of(url)[1]
    return zone if zone == COUNTRIES.get(urls.host(url).rpartition(".")[2], (None, None))[1] else None


def country_of_page(reader: Reader) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of the site that made a page, if the page shows it clearly."""
    return _clear(_evidence(reader))


def zone_of(reader: Reader, moment: datetime) -> ZoneInfo | None:
    """Return the zone in which a page prints its times, if the page shows it clearly.

    Countries with the same offset at that (naive) moment are no rivals: between Algeria and Tunisia nothing is to choose.
    """
    if known := country_of(reader.page.url)[1]:
        return ZoneInfo(known)
    evidence = _evidence(reader)
    offsets: Counter[object] = Counter()
    for country, weight in evidence.items():
        offsets[ZoneInfo(ZONES[country]).utcoffset(moment)] += weight
    offset = _clear(offsets)
    if offset is None:
        return None
    best = max((c for c in evidence if ZoneInfo(ZONES[c]).utcoffset(moment) == offset), key=evidence.__getitem__)
    return ZoneInfo(ZONES[best])


def _clear(evidence: Counter[Key]) -> Key | None:
    ranked = evidence.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _evidence(reader: Reader) -> Counter[str]:
    """Return the weight of what speaks for each country; each kind of evidence counts once."""
    evidence: Counter[str] = Counter()
    for kind, country in evidence_of(reader):
        evidence[country] += _WEIGHTS[kind]
    return evidence


def evidence_of(reader: Reader) -> set[tuple[str, str]]:
    """Return what speaks for a country on a page: the kind of evidence (a key of the weights), and the country."""
    found: set[tuple[str, str]] = {*_of_head(reader), *_of_names(reader), *_of_links(reader)}
    return found | {("address", country) for country in _addresses(reader)}


def _of_head(reader: Reader) -> Iterator[tuple[str, str]]:
    page = reader.page
    root = page.tree.getroottree().getroot()
    host = urls.host(page.url)
    for country, pattern in _domains().items():
        if pattern.search(host):
            yield "domain", country
    for locale in (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), page.meta("og:locale")):
        match = _LOCALE.match(locale or "")
        if match and match[1].upper() in ZONES:
            country = match[1].upper()
            yield ("default" if country in _PRESET else "locale"), country


def _of_names(reader: Reader) -> Iterator[tuple[str, str]]:
    """Read what the site calls itself, its footer, and the clocks of its header."""
    outline = reader.outline
    names = key_of(" ".join((*reader.names, reader.page.meta("og:site_name") or "")))
    yield from (("name", country) for country in mentioned(names))
    small = (number for number in outline.named(_DATED) if outline.ends[number] - number <= _SMALL)
    for number in islice(small, _LINES):
        text = key_of(text_of(outline.elements[number])[:_LINE])
        if any(char.isdigit() for char in text):
            yield from (("clock", country) for country in mentioned(_place_of(text)))
            yield from (("months", c) for pattern, cs in _months() if pattern.search(text) for c in cs)
    footers = [*outline.named(_FOOTERS), *(n for n, tag in enumerate(outline.tags) if tag == "footer")]
    for number in footers[-6:]:
        text = text_of(outline.elements[number])[:_FOOTER_LETTERS]
        yield from (("phone", country) for match in _PHONE.finditer(text) if (country := dialled(match[1])))
        if "حقوق" in text or "©" in text:
            line = key_of(text[max(0, text.find("حقوق"), text.find("©")) :][:120])
            yield from (("name", country) for country in mentioned(line))


def _place_of(line: str) -> str:
    """Return «القاهرة» of «القاهرة: الأربعاء 7 أكتوبر»."""
    place, mark, _ = line.partition(":")
    return place if mark and len(place.split()) <= 2 else ""  # noqa: PLR2004 - a name, not a sentence


def _of_links(reader: Reader) -> Iterator[tuple[str, str]]:
    short: list[str] = []
    domains: Counter[str] = Counter()
    for link in reader.page.tree.iter("a"):
        href, text = link.get("href") or "", link.text or ""
        if text and len(text) <= _SHORT:
            short.append(text)
        dials = href.startswith("tel:") or "wa.me/" in href or "whatsapp" in href
        if dials and (match := _PHONE_LINK.match(unquote(href[:80]))) and (country := dialled(match[1])):
            yield "phone", country
        elif (store := _STORE.search(href[:60])) and store[1].upper() in ZONES:
            yield "store", store[1].upper()
        elif (host := _HOST.match(href)) and (country := _country_of_host(host[1].lower())[0]):
            domains[country] += 1
    yield from (("links", country) for country, times in domains.items() if times > 1)
    mentions = Counter(mentioned(key_of(" | ".join(short))))
    top = mentions.most_common(1)
    if top and top[0][1] >= _FEW and top[0][1] >= _MOST * mentions.total():
        yield "talk", top[0][0]


def _addresses(reader: Reader) -> Iterator[str]:
    """Read the countries of organisations' addresses; those of places are where something happened."""
    for node in reader.graph.nodes:
        if "organi" not in str(node.get("@type")).lower():
            continue
        addresses = node.get("address")
        for address in addresses if isinstance(addresses, list) else [addresses]:
            given = address.get("addressCountry") if isinstance(address, dict) else address
            given = given.get("name") if isinstance(given, dict) else given
            for name in strings(given):
                yield from [name.upper()] if name.upper() in ZONES else mentioned(key_of(name))


@lru_cache(1)
def _domains() -> dict[str, re.Pattern[str]]:
    return {country: re.compile(words) for country, words in DOMAINS.items()}


@lru_cache(1)
def _months() -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
    return [(re.compile(rf"\d\s*(?:{names})(?!\w)"), countries) for names, countries in REGIONS.items()]
