"""From the answer of a source to a row of the table: read by the source's own class, counted as a crawl would count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus

from newsbot import urls
from newsbot.discovery.source import Source, SourcePage
from newsbot.failures import GONE
from newsbot.ledger.ledger import Page
from newsbot.linking import pages_of
from newsbot.probe.findings import Answer, Kind, Row, Verdict

_SHUT = frozenset(
    {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_ACCEPTABLE}
)
_OTHER = frozenset({"not_xml", "not_feed", "not_sitemap", "not_html", "not_json"})
_STALE = timedelta(days=60)  # behind the newest article that any source names
_DAYS = timedelta(days=2)


def failed(kind: Kind, answer: Answer) -> Row:
    """Return the row of a source that could not be had."""
    status = str(answer.status or answer.code)
    verdict: Verdict = "failed"
    if answer.code == "robots":
        verdict = "forbidden"
    elif answer.status in GONE:
        verdict = "not there"
    elif answer.status in _SHUT:
        verdict = "closed"
    return Row(kind, answer.url, status, answer.message, verdict)


def unread(kind: Kind, answer: Answer, code: str, reason: str) -> Row:
    """Return the row of a source whose answer isn't what was asked for."""
    verdict: Verdict = "closed" if code == "rest_error" else "another thing" if code in _OTHER else "failed"
    return Row(kind, answer.url, str(answer.status), reason, verdict)


def read(
    kind: Kind, answer: Answer, page: SourcePage, source: Source | None, hosts: Sequence[str], now: datetime
) -> Row:
    """Return the row of a source that was read."""
    assert answer.fetched is not None
    if not urls.in_domains(answer.fetched.url, hosts):  # a crawl would refuse to follow
        return Row(kind, answer.url, str(answer.status), f"leads to {urls.brief(answer.fetched.url)}", "another thing")
    pages = {found.key: found for found in pages_of(kind, page.links, hosts, now)[0]}
    dates = sorted(date for found in pages.values() if (date := _date(found)))
    what = _WHAT[kind](answer, page)
    if kind == "feed" and len(dates) > 1:
        what += f", covering {_span(dates[-1] - dates[0])}"
    newest = dates[-1] if dates else None
    return Row(kind, answer.url, str(answer.status), what, "works" if pages else "empty", newest, pages, source)


def aged(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows, those marked as stale whose newest article is far behind that of the others."""
    newest = max((row.newest for row in rows if row.works and row.newest), default=None)
    return tuple(
        replace(row, verdict="stale") if row.works and newest and row.newest and newest - row.newest > _STALE else row
        for row in rows
    )


def _date(page: Page) -> datetime | None:
    return page.link.published or page.link.modified


def _span(span: timedelta) -> str:
    return f"{span.days} days" if span >= _DAYS else f"{span / timedelta(hours=1):.0f} hours"


def _feed(answer: Answer, page: SourcePage) -> str:
    assert answer.fetched is not None
    name = "Atom" if b"<feed" in answer.fetched.body[:4000] else "RSS"
    full = sum("content" in link.hints for link in page.links)
    texts = ", with full texts" if full * 2 > len(page.links) else ""
    return f"{name}, {_count(len(page.links), 'entry', 'entries')}{texts}"


def _wordpress(answer: Answer, page: SourcePage) -> str:
    assert answer.fetched is not None
    total = answer.fetched.headers.get("x-wp-total", "")
    return f"REST, open: {total} posts" if total.isdecimal() else f"REST, open: {len(page.links)} posts and more"


def _sitemap(_: Answer, page: SourcePage) -> str:
    if page.children:
        return f"index of {_count(len(page.children), 'file', 'files')}"
    dated = sum(link.published is not None for link in page.links)
    news = "news sitemap, " if dated * 2 > len(page.links) else ""
    return f"{news}{_count(len(page.links), 'entry', 'entries')}"


def _section(_: Answer, page: SourcePage) -> str:
    sections = f" with {_count(len(page.children), 'section', 'sections')}" if page.children else ""
    return f"page{sections}{', and pages behind it' if page.next else ''}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_WHAT = {"feed": _feed, "wordpress": _wordpress, "sitemap": _sitemap, "section": _section}
