"""When an article was published and changed: the candidates of a page in their order of trust."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.parser import isoparse

from newsbot.discovery.source import Link
from newsbot.extraction.dates import ParsedDate, is_time_alone, parse_date
from newsbot.extraction.jsonld import first
from newsbot.extraction.page import text_of
from newsbot.extraction.printed import printed_dates
from newsbot.extraction.reader import Reader

_UNKNOWN = ZoneInfo.no_cache("UTC")  # not the same object as the zone of a printed GMT
_FARTHEST = timedelta(hours=14)  # Line Islands; no zone is farther from UTC
_STEP = timedelta(minutes=15)  # all offsets are multiples of it
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no Arabic site is older
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-])")
_ISO_SPACES = re.compile(r"^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) ?([+-]\d\d:?\d\d)?$")
_DOT_NET = re.compile(r"^\d{1,2}/\d{1,2}/\d{4} .*\b[AP]M$")  # .NET writes it so, whatever the page's language


def moments_of(
    reader: Reader, site_zone: ZoneInfo | None, fetched_at: datetime, link: Link | None
) -> tuple[ParsedDate | None, datetime | None]:
    """Return when the article was published and, if later, changed. Impossible dates are passed over.

    Of a site whose zone isn't known, a time without a zone is read beside the instant that its source tells. Without
    one, only its day is believed.
    """
    node, page, zone = reader.node or {}, reader.page, site_zone or _UNKNOWN
    told = link.published if link else None

    def read(text: str | None, source: str, name: str = "published") -> ParsedDate | None:
        date = _settled(_read(text, zone, fetched_at), told, fetched_at)
        if text and date is None:
            reader.note(name, source, text, "no date, or an impossible one")
        return date

    stated = (
        (read(text, "visible", "modified" if updated else "published"), updated)
        for text, updated in printed_dates(reader)
    )
    printed = [(date, updated) for date, updated in stated if date]
    published: ParsedDate | None = reader.take("published", (
        ("site", read(reader.selected("published"), "site")),
        ("json_ld", read(first(node.get("datePublished")), "json_ld")),
        ("article:published_time", read(page.meta("article:published_time"), "article:published_time")),
        ("itemprop", read(page.meta("datepublished") or _itemprop(reader), "itemprop")),
        ("visible", next((date for date, updated in printed if not updated), None)),
        ("url", _settled(_of_url(page.url, zone), None, fetched_at)),
        ("source", _settled(_stamp(told), None, fetched_at)),
    ))  # fmt: skip
    changes = (
        ("json_ld", read(first(node.get("dateModified")), "json_ld", "modified")),
        ("article:modified_time", read(page.meta("article:modified_time"), "article:modified_time", "modified")),
        ("og:updated_time", read(page.meta("og:updated_time"), "og:updated_time", "modified")),
        ("visible", next((date for date, updated in printed if updated), None)),
        ("source", _settled(_stamp(link.modified if link else None), None, fetched_at)),
    )
    later = ((name, _later(reader, name, date, published)) for name, date in changes)
    return published, reader.take("modified", later)


def _later(reader: Reader, source: str, date: ParsedDate | None, published: ParsedDate | None) -> datetime | None:
    if date and published and date.value <= published.value:
        reader.note("modified", source, date, "not later than published")
        return None
    return date.value if date else None


def _read(text: str | None, zone: ZoneInfo, now: datetime) -> ParsedDate | None:
    """Read a machine date, and a printed one where a site puts that in its place; a time without a day is none."""
    if not text or is_time_alone(text):
        return None
    match = _ISO_SPACES.match(text.strip())
    machine = f"{match[1]}T{match[2]}{match[3] or ''}" if match else text.strip()
    try:
        moment = isoparse(machine)
    except (ValueError, OverflowError):
        return parse_date(text, now=now, timezone=zone, order="MDY" if _DOT_NET.match(text.strip()) else "DMY")
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    if "T" not in machine and len(machine) <= len("2026-11-24"):
        return ParsedDate(moment, "day", text, "gregorian") if len(machine) >= len("20261124") else None
    precision = "second" if re.search(r"\d\d:\d\d:\d\d|T\d{6}", machine) else "minute"
    return ParsedDate(moment, precision, text, "gregorian")  # type: ignore[arg-type] # one of its literals


def _stamp(moment: datetime | None) -> ParsedDate | None:
    return None if moment is None else ParsedDate(moment, "second", moment.isoformat(), "gregorian")


def _settled(date: ParsedDate | None, told: datetime | None, fetched_at: datetime) -> ParsedDate | None:
    """Return a possible date, and of one whose zone isn't known what is sure."""
    if date is None or not _EARLIEST <= date.value <= fetched_at + timedelta(days=1):
        return None
    if date.value.tzinfo is not _UNKNOWN or date.precision == "day":
        return date
    if offset := _offset(date, told):
        return replace(date, value=date.value.replace(tzinfo=timezone(offset)))
    return replace(date, value=date.value.replace(hour=0, minute=0, second=0), precision="day")


def _offset(date: ParsedDate, told: datetime | None) -> timedelta | None:
    """Return the offset by which a printed time is the same moment as the one that the source told."""
    if told is None:
        return None
    same = told.astimezone(UTC) if date.precision == "second" else told.astimezone(UTC).replace(second=0)
    offset = date.value - same.replace(microsecond=0)
    return None if abs(offset) > _FARTHEST or offset % _STEP else offset


def _itemprop(reader: Reader) -> str | None:
    for element in reader.find("//*[@itemprop='datePublished']"):
        return element.get("datetime") or element.get("content") or element.get("title") or text_of(element)
    return None


def _of_url(url: str, zone: ZoneInfo) -> ParsedDate | None:
    match = _IN_URL.search(url)
    if match is None:
        return None
    try:
        moment = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=zone)
    except ValueError:
        return None
    return ParsedDate(moment, "day", match[0].strip("/"), "gregorian")
