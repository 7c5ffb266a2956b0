"""A report as a person reads it, Arabic isolated among Latin labels, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsbot import urls
from newsbot.console import output
from newsbot.display import brief_lines, isolated
from newsbot.probe.findings import Report, Row
from newsbot.probe.telling import cms_line, language_line, need_lines, overlap_lines, robots_lines, where
from newsbot.probe.writing import line_of

_COLUMNS = 120
_STYLES = {"works": "green", "not there": "dim", "another thing": "dim"}


def show(report: Report) -> None:
    """Print a report on standard output."""
    out = output()
    width = min(out.width, _COLUMNS)
    _lines(out, "site", _site(report))
    _lines(out, "robots.txt", robots_lines(report))
    out.print(_table(report, width))
    for number, sample in enumerate(report.samples, 1):
        told = brief_lines(sample.article, width) if sample.article else [sample.refusal]
        _lines(out, f"article {number}: {isolated(urls.readable(sample.url))}", told)
    _lines(out, "which articles the sources share, as far as they were read", overlap_lines(report.rows))
    if report.usable:
        _lines(out, "suggested", [*need_lines(report), "", f"sources = {line_of(report.sources)}"])


def as_json(report: Report, **more: Any) -> str:
    """Return a report as one JSON object."""
    home, rules = report.home, report.rules
    told = {
        "url": report.asked, "start": report.base, "probed_at": report.moment.isoformat(), "title": home.title,
        "cms": home.named.cms and home.named.cms.name, "theme": home.named.cms and home.named.cms.theme,
        "language": home.language, "country": report.country, "zone": report.zone, "place": report.place,
        "evidence": [list(pair) for pair in home.evidence],
        "robots": {"group": rules.group, "disallowed": rules.disallowed, "crawl_delay": rules.delay,
                   "sitemaps": rules.sitemaps, "opt_out": rules.opt_out},
        "sources": [_row(row) for row in report.rows],
        "overlap": list(overlap_lines(report.rows)),
        "samples": [{"url": sample.url, "refusal": sample.refusal or None,
                     "article": sample.article and sample.article.model_dump(mode="json")} for sample in report.samples],
        "suggested": line_of(report.sources) if report.usable else None,
    }  # fmt: skip
    return json.dumps({**told, **more}, ensure_ascii=False, indent=1)


def _site(report: Report) -> Iterable[str]:
    yield f"{'title':12}{isolated(report.home.title or 'unknown')}"
    yield f"{'start page':12}{isolated(urls.readable(report.base))}"
    yield f"{'CMS':12}{cms_line(report)}"
    yield f"{'language':12}{language_line(report)}"
    yield f"{'country':12}{report.country or 'unknown'}: {report.place}"
    yield f"{'zone':12}{report.zone or 'unknown'}"


def _table(report: Report, width: int) -> Table:
    table = Table(title="sources", title_justify="left", title_style="bold", width=width)
    table.add_column("source", no_wrap=True)
    table.add_column("asked", overflow="fold", ratio=3)
    table.add_column("status", overflow="fold")
    table.add_column("what it is", overflow="fold", ratio=3)
    table.add_column("links", justify="right", no_wrap=True)
    table.add_column("newest", no_wrap=True)
    table.add_column("verdict")
    for row in report.rows:
        cells = (row.kind, isolated(where(row, report)), row.status, row.what, str(len(row.pages)), _day(row.newest))
        table.add_row(*cells, row.verdict, style=_STYLES.get(row.verdict, "yellow"))
    return table


def _row(row: Row) -> dict[str, Any]:
    newest = row.newest.isoformat() if row.newest else None
    return {"kind": row.kind, "url": row.url, "status": row.status, "what": row.what, "links": len(row.pages),
            "newest": newest, "verdict": row.verdict}  # fmt: skip


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _lines(out: Console, title: str, lines: Iterable[str]) -> None:
    out.print(Text(title, style="bold"), soft_wrap=True)
    out.print(Text("\n".join([*(f"  {line}" for line in lines), ""])), soft_wrap=True)  # they are wrapped already
