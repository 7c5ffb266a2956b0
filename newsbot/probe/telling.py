"""What a probe found, in words: the same facts for the terminal and for the docstring of a site's file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsbot import urls
from newsbot.probe.findings import Kind, Report, Row
from newsbot.probe.suggest import named_by_kind

_MOST = 6  # paths of robots.txt that are shown
_LABELS: dict[Kind, str] = {"feed": "feed", "wordpress": "WordPress", "sitemap": "sitemap", "section": "list"}
_NEEDS: dict[Kind, str] = {
    "feed": "cheapest: tells every run what is new",
    "wordpress": "every post with its date and full text: fills what fell out of the feed",
    "sitemap": "the archive",
    "section": "the pages that readers see",
}


def facts(report: Report) -> Iterator[str]:
    """Yield what is known of the site and its sources, shortly, for whoever reads its file."""
    for row in report.rows:
        if row.works and row.source in report.sources:
            yield f"{_LABELS[row.kind]} {where(row, report)}: {row.what}"
    yield f"articles read: {report.read} of {len(report.samples)}"
    if report.home.named.cms:
        yield f"CMS: by {report.home.named.cms.evidence}"
    yield f"country and zone: {report.place}"
    if report.rules.opt_out:
        yield f"against text mining: {', '.join(report.rules.opt_out)}"


def cms_line(report: Report) -> str:
    """Return what made the site, and what told."""
    cms = report.home.named.cms
    return f"{cms} (by {cms.evidence})" if cms else "unknown"


def language_line(report: Report) -> str:
    """Return the language of the start page as measured, and as it states it."""
    stated = report.home.stated_language
    return f"{report.home.language or 'unknown'} (measured{f'; the page states {stated}' if stated else ''})"


def robots_lines(report: Report) -> Iterator[str]:
    """Yield what robots.txt says to us."""
    rules = report.rules
    if rules.group is None:
        yield "none, or nothing for us: all is allowed"
    else:
        shown = ", ".join(rules.disallowed[:_MOST]) + (" …" if len(rules.disallowed) > _MOST else "")
        yield f"User-agent: {rules.group}: {f'disallows {shown}' if shown else 'disallows nothing'}"
    yield f"Crawl-delay: {f'{rules.delay:g} s' if rules.delay is not None else 'none'}"
    yield f"sitemaps named: {len(rules.sitemaps) or 'none'}"
    yield f"against text mining: {', '.join(rules.opt_out) or 'no signal'}"


def overlap_lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield, for each kind of source, how many of its articles the others name too."""
    named = named_by_kind(rows)
    for kind, keys in named.items():
        shared = ", ".join(f"{other} {len(keys & named[other])}" for other in named if other != kind)
        others = set().union(*(named[other] for other in named if other != kind))
        alone = len(keys - others)
        yield f"{kind:9} {len(keys):5} articles" + (f"; also in {shared}; {alone} nowhere else" if shared else "")


def need_lines(report: Report) -> Iterator[str]:
    """Yield what each suggested kind of source is for, by what it says that those before it don't."""
    named = named_by_kind(report.rows)
    before: set[str] = set()
    for kind, need in _NEEDS.items():
        if any(source.name == kind for source in report.sources):
            more = len(named[kind] - before)
            added = f"; names {more} more than those before it" if before else ""
            yield f"{kind:9} {need}{added or ''}"
            before |= named[kind]


def where(row: Row, report: Report) -> str:
    """Return a row's address without the site's own host, and without the parameters that we add."""
    readable = urls.brief(row.url) if row.kind == "wordpress" else urls.readable(row.url)
    return readable.removeprefix(urls.origin(report.base)) or "/"
