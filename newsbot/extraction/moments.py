"""When an article was published and changed: the candidates of a page in their order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsbot.discovery.source import Link
from newsbot.extraction.clocks import Candidates, Clocks
from newsbot.extraction.dates import ParsedDate, is_time_alone
from newsbot.extraction.jsonld import first
from newsbot.extraction.page import text_of
from newsbot.extraction.printed import printed_dates
from newsbot.extraction.reader import Reader
from newsbot.extraction.stamps import UNKNOWN, read_stamp, told
from newsbot.extraction.zones import proven_zone

_SHORT = 80  # letters of a day and its time
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no Arabic site is older
# Named by Open Graph and its misspellings, parse.ly, Sailthru, Cxense, Dublin Core and home-made CMSs.
_PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time", "article:published",
              "article.published", "article:publish_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
              "publishdate", "publish-date", "publish_date", "published_date", "publisheddate", "published_time", "publicationdate",
              "publication_date", "pubdate", "pub_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
              "article:created", "datecreated")  # fmt: skip
_UNSURE = ("dc.date", "dcterms.date", "date", "article:date", "article_date")  # some write the day of the visit there
_MODIFIED = ("article:modified_time", "og:article:modified_time", "article:modified", "article.updated", "og:updated_time",
             "dcterms.modified", "dc.date.modified", "datemodified", "last-modified", "lastmod", "last_updated")  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?P<y>(?:199|20\d)\d)"
_IN_URL = tuple(re.compile(form) for form in (
    rf"/{_YEAR}[/-](?P<m>\d{{1,2}}|{'|'.join(_MONTHS)})[/-](?P<d>\d{{1,2}})(?=[/._-]|$)",
    rf"[/_-]{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?=[/._-]|$)",
    rf"/{_YEAR}/(?:[a-z_-]+/){{1,2}}(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})/",  # arabic.cnn.com: year, section, month, day
    rf"[/_-]{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?=[/._-]|$)",
))  # fmt: skip


def moments_of(
    reader: Reader, fetched_at: datetime, link: Link | None, dateline: str | None = None
) -> tuple[ParsedDate | None, datetime | None]:
    """Return when the article was published and, if later, changed. Impossible dates are passed over.

    A time without a zone is the site's. Of a site whose zone isn't known, it is read beside another stamp of the same
    moment or the evidence of the page; without any, only its day is believed. A `dateline` may hold a day too, as the
    agencies of Sudan and Saudi Arabia print it.
    """
    site = reader.site.zone or proven_zone(reader.page.url)
    stated = _Stated(reader, fetched_at, ZoneInfo(site) if site else None)
    visible = [
        (stated.read(text, "visible", "modified" if updated else "published"), updated)
        for text, updated in dict.fromkeys(_lines(reader))
    ]
    published = list(_published(stated, [date for date, new in visible if not new], link, dateline))
    changes = list(_changes(stated, [date for date, new in visible if new], link))
    clocks = Clocks(reader, stated.zone, stated.possible(published), stated.possible(changes))
    date = reader.take("published", chain(clocks.publication(), _silent(published)))
    return date, reader.take("modified", chain(clocks.changes_behind(date), _silent(changes)))


def _lines(reader: Reader) -> Iterator[tuple[str, bool]]:
    """Yield printed dates, and those whose day and time stand in neighbouring elements."""
    before, was_time, was_updated = "", False, False
    for text, updated in printed_dates(reader):
        yield text, updated
        is_time = is_time_alone(text)
        if before and is_time != was_time and updated == was_updated and len(before) + len(text) <= _SHORT:
            yield f"{text} {before}" if was_time else f"{before} {text}", updated
        before, was_time, was_updated = text, is_time, updated


def _silent(candidates: Iterable[tuple[str, ParsedDate | None]]) -> Iterator[tuple[str, None]]:
    return ((name, None) for name, date in candidates if date is None)


@dataclass(frozen=True, slots=True)
class _Stated:
    """Reads what a page states of its dates."""

    reader: Reader
    now: datetime
    zone: ZoneInfo | None

    def read(self, text: str | None, source: str, field: str = "published") -> ParsedDate | None:
        date = read_stamp(text, self.zone or UNKNOWN, self.now)
        possible = date if date and self._is_possible(date) else None
        if text and possible is None:
            self.reader.note(field, source, text, "no date, or an impossible one")
        return possible

    def metas(self, names: Iterable[str], field: str = "published") -> Iterator[tuple[str, ParsedDate | None]]:
        page = self.reader.page
        yield from ((name, self.read(page.meta(name), name, field)) for name in names if name in page.metas)

    def linked_data(self, *names: str, field: str = "published") -> tuple[str, ParsedDate | None]:
        node = self.reader.node or {}
        dates = (self.read(first(node.get(name)), "json_ld", field) for name in names)
        return "json_ld", next((date for date in dates if date), None)

    def possible(self, candidates: Iterable[tuple[str, ParsedDate | None]]) -> Candidates:
        return [(name, date) for name, date in candidates if date and self._is_possible(date)]

    def _is_possible(self, date: ParsedDate) -> bool:
        return _EARLIEST <= date.value <= self.now + timedelta(days=1)


def _published(
    stated: _Stated, visible: list[ParsedDate | None], link: Link | None, dateline: str | None
) -> Iterator[tuple[str, ParsedDate | None]]:
    reader = stated.reader
    yield "site", stated.read(reader.selected("published"), "site")
    yield stated.linked_data("datePublished")
    yield from stated.metas(_PUBLISHED)
    yield "itemprop", stated.read(reader.page.meta("datepublished") or _itemprop(reader), "itemprop")
    yield from (("visible", date) for date in visible)
    yield stated.linked_data("dateCreated", "uploadDate")
    yield from stated.metas(_UNSURE)
    yield "dateline", stated.read(dateline, "dateline") if dateline else None
    yield "url", _of_url(reader.page.url, stated.zone or UNKNOWN)
    yield "source", told(link.published if link else None)


def _changes(
    stated: _Stated, visible: list[ParsedDate | None], link: Link | None
) -> Iterator[tuple[str, ParsedDate | None]]:
    yield stated.linked_data("dateModified", field="modified")
    yield from stated.metas(_MODIFIED, "modified")
    yield from (("visible", date) for date in visible)
    yield "source", told(link.modified if link else None)


def _itemprop(reader: Reader) -> str | None:
    outline = reader.outline
    marked = (outline.elements[number] for number in outline.attributes.get(("itemprop", "datePublished"), ()))
    for element in reader.scope.of(marked):
        return element.get("datetime") or element.get("content") or element.get("title") or text_of(element)
    return None


def _of_url(url: str, zone: ZoneInfo) -> ParsedDate | None:
    path = urlsplit(url).path.lower()
    for pattern in _IN_URL:
        if match := pattern.search(path):
            month = _MONTHS.index(match["m"]) + 1 if match["m"] in _MONTHS else int(match["m"])
            try:
                moment = datetime(int(match["y"]), month, int(match["d"]), tzinfo=zone)
            except ValueError:
                continue
            return ParsedDate(moment, "day", match[0].strip("/_-"), "gregorian")
    return None
