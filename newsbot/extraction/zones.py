"""Country and zone of a site that nobody described: what is known of its domain, else what its pages show.

A wrong zone makes a wrong instant, none makes a date of day precision: so evidence must be clear. Each kind of it has a
weight; the country (or for a zone, the offset from UTC) needs `_ENOUGH` and twice as much as the next.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from newsbot import urls
from newsbot.extraction.countries import COUNTRIES, ZONES
from newsbot.extraction.evidence import WEIGHTS, evidence_of
from newsbot.extraction.outlets import country_of_host
from newsbot.extraction.reader import Reader

Key = TypeVar("Key")

__all__ = ["COUNTRIES", "country_of", "country_of_page", "evidence_of", "zone_of"]

_ENOUGH = 4


def country_of(url: str) -> tuple[str | None, str | None]:
    """Return the country and zone of a URL's domain: a known outlet's, else its ending's; None where that tells neither."""
    return country_of_host(urls.host(url))


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
    if reader.evidence is None:
        reader.evidence = Counter()
        for kind, country in evidence_of(reader):
            reader.evidence[country] += WEIGHTS[kind]
    return reader.evidence
