"""Evidence of the country in which a page's site is made: kinds of it with their weights, and how they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from newsbot import urls
from newsbot.extraction.countries import DOMAINS, REGIONS, ZONES, dialled, mentioned
from newsbot.extraction.jsonld import strings
from newsbot.extraction.keys import key_of
from newsbot.extraction.kinds import Kind
from newsbot.extraction.outlets import country_of_host
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

WEIGHTS = {
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
_BAR = "\u241e"  # between lines that are folded together
_FOOTER_LETTERS = 3000
_SMALL = 12  # elements: a date's own block holds fewer


def evidence_of(reader: Reader) -> set[tuple[str, str]]:
    """Return what speaks for a country on a page: the kind of evidence (a key of `WEIGHTS`), and the country."""
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
    dated = (text_of(outline.elements[number])[:_LINE].replace(_BAR, " ") for number in islice(small, _LINES))
    lines = key_of(f" {_BAR} ".join(dated))
    yield from (("months", c) for pattern, cs in _months() if pattern.search(lines) for c in cs)
    clocks = (line for line in lines.split(_BAR) if ":" in line and any(map(str.isdigit, line)))
    yield from (("clock", country) for line in clocks for country in mentioned(_place_of(line)))
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
    links = list(reader.page.tree.iter("a"))
    hosts: Counter[str] = Counter()
    for href in filter(None, (link.get("href") for link in links)):
        if "//" not in href and not href.startswith("tel:"):
            continue
        dials = href.startswith("tel:") or "wa.me/" in href or "whatsapp" in href
        if dials and (match := _PHONE_LINK.match(unquote(href[:80]))) and (country := dialled(match[1])):
            yield "phone", country
        elif "apple.com/" in href and (store := _STORE.search(href[:60])) and store[1].upper() in ZONES:
            yield "store", store[1].upper()
        elif host := _HOST.match(href):
            hosts[host[1].lower()] += 1
    domains: Counter[str] = Counter()
    for name, times in hosts.items():
        domains[country_of_host(name)[0] or ""] += times
    yield from (("links", country) for country, times in domains.items() if country and times > 1)
    short = (text for link in links if (text := link.text) and len(text) <= _SHORT)
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
