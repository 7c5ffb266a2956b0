"""When an article was published and changed: the candidates of a page in their order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.parser import isoparse
from lxml import html

from newsbot.discovery.source import Link
from newsbot.extraction.dates import ParsedDate, parse_date
from newsbot.extraction.furniture import standing_in
from newsbot.extraction.jsonld import first
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

_UNKNOWN = ZoneInfo.no_cache("UTC")  # not the same object as the zone of a printed GMT
_FARTHEST = timedelta(hours=14)  # Line Islands; no zone is farther from UTC
_STEP = timedelta(minutes=15)  # all offsets are multiples of it
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no Arabic site is older
_DATED = re.compile(r"(?i)(date|time|publish|posted|created|clock)")
_UPDATED = re.compile(r"(آخر تحديث|اخر تحديث|تم التحديث|آخر تعديل|updated)")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-])")
_ELSEWHERE = frozenset(
    {"sidebar", "related", "comments", "weather and ticker", "<aside>", "<nav>"}
)  # not <footer>: Drupal dates its articles in one
_LONG = 160  # letters: a longer text isn't a date line
_NEAR = 120  # elements between a headline and its date
_ISO_SPACES = re.compile(r"^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) ?([+-]\d\d:?\d\d)?$")


def moments_of(
    reader: Reader, site_zone: ZoneInfo | None, fetched_at: datetime, link: Link | None
) -> tuple[ParsedDate | None, datetime | None]:
    """Return when the article was published and, if later, changed. Impossible dates are passed over.

    Of a site whose zone isn't known, a time without a zone is read beside the instant that its source tells.
    """
    node, page, zone = reader.node or {}, reader.page, site_zone or _UNKNOWN
    visible = list(_visible(page.tree, zone, fetched_at))
    told = link.published if link else None
    candidates = (
        ("site", _read(reader.selected("published"), zone, fetched_at)),
        ("json_ld", _read(first(node.get("datePublished")), zone, fetched_at)),
        ("article:published_time", _read(page.meta("article:published_time"), zone, fetched_at)),
        ("itemprop", _read(page.meta("datepublished") or _itemprop(page.tree), zone, fetched_at)),
        ("visible", _beside(next((date for date, updated in visible if not updated), None), told)),
        ("url", _of_url(page.url, zone)),
        ("source", _stamp(told) if told else None),
    )
    published = reader.take("published", [(name, date) for name, date in candidates if _possible(date, fetched_at)])
    changes = (
        ("json_ld", _read(first(node.get("dateModified")), zone, fetched_at)),
        ("article:modified_time", _read(page.meta("article:modified_time"), zone, fetched_at)),
        ("og:updated_time", _read(page.meta("og:updated_time"), zone, fetched_at)),
        ("visible", next((date for date, updated in visible if updated), None)),
        ("source", _stamp(link.modified) if link and link.modified else None),
    )
    later = [
        (name, date.value) for name, date in changes
        if date and _possible(date, fetched_at) and (published is None or date.value > published.value)
    ]  # fmt: skip
    return published, reader.take("modified", later)


def _read(value: str | None, zone: ZoneInfo, now: datetime) -> ParsedDate | None:
    """Read a machine date, and a printed one where a site puts that in its place."""
    if not value:
        return None
    match = _ISO_SPACES.match(value.strip())
    text = f"{match[1]}T{match[2]}{match[3] or ''}" if match else value.strip()
    try:
        moment = isoparse(text)
    except (ValueError, OverflowError):
        return parse_date(value, now=now, timezone=zone)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    if "T" not in text and len(text) <= len("2026-11-24"):
        return ParsedDate(moment, "day", value, "gregorian") if len(text) >= len("20261124") else None
    precision = "second" if re.search(r"\d\d:\d\d:\d\d|T\d{6}", text) else "minute"
    return ParsedDate(moment, precision, value, "gregorian")  # type: ignore[arg-type] # one of its literals


def _stamp(moment: datetime) -> ParsedDate:
    return ParsedDate(moment, "second", moment.isoformat(), "gregorian")


def _beside(date: ParsedDate | None, told: datetime | None) -> ParsedDate | None:
    """Give a printed time of unknown zone the offset by which it is the same moment as the one that the source told."""
    if date is None or told is None or date.value.tzinfo is not _UNKNOWN or date.precision != "minute":
        return date
    offset = date.value - told.astimezone(UTC).replace(second=0, microsecond=0)
    if abs(offset) > _FARTHEST or offset % _STEP:
        return date
    return replace(date, value=date.value.replace(tzinfo=timezone(offset)))


def _possible(date: ParsedDate | None, fetched_at: datetime) -> bool:
    return date is not None and _EARLIEST <= date.value <= fetched_at + timedelta(days=1)


def _itemprop(tree: html.HtmlElement) -> str | None:
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        return element.get("datetime") or element.get("content") or text_of(element)
    return None


def _visible(tree: html.HtmlElement, zone: ZoneInfo, now: datetime) -> Iterator[tuple[ParsedDate, bool]]:
    """Yield the dates printed near the headline, the nearest behind it first, with whether one tells of a change.

    Side bars and related boxes print many dates, but far from the headline.
    """
    elements = list(tree.iter(html.etree.Element))
    places = [i for i, element in enumerate(elements) if element.tag == "h1" and text_of(element)]
    titles = [i for i in places if "title" in (elements[i].get("class") or "")] or places
    if not titles:
        return
    headline = titles[0]
    around = sorted(range(len(elements)), key=lambda i: (i < headline, abs(i - headline)))
    for i in around:
        element = elements[i]
        if abs(i - headline) > _NEAR or not _may_be_dated(element) or _is_elsewhere(element, elements[headline]):
            continue
        date = _read(element.get("datetime"), zone, now) if element.tag == "time" else None
        text = text_of(element)
        date = date or (parse_date(text, now=now, timezone=zone) if 0 < len(text) <= _LONG else None)
        if date is not None:
            yield date, bool(_UPDATED.search(text))


def _may_be_dated(element: html.HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag == "time" or bool(_DATED.search(named))


def _is_elsewhere(element: html.HtmlElement, headline: html.HtmlElement) -> bool:
    """Tell whether a date stands in a side bar, among comments or beside the titles of other articles."""
    return any(rule in _ELSEWHERE for rule in standing_in(element, headline))


def _of_url(url: str, zone: ZoneInfo) -> ParsedDate | None:
    match = _IN_URL.search(url)
    if match is None:
        return None
    try:
        moment = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=zone)
    except ValueError:
        return None
    return ParsedDate(moment, "day", match[0].strip("/"), "gregorian")
