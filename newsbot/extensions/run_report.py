"""The closing table: what happened to every page, where the lines are, and how the sources did."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from rich.markup import escape
from rich.table import Table
from scrapy import signals
from scrapy.crawler import Crawler

from newsbot import urls
from newsbot.console import console
from newsbot.ledger.ledger import Outcome
from newsbot.ledger.run import Run
from newsbot.ledger.troubles import explained

_SHOWN_FAILURES = 10
_ROWS: tuple[tuple[Outcome, str], ...] = (
    ("new", "new articles"),
    ("revised", "revised articles"),
    ("unchanged", "unchanged articles"),
    ("duplicate", "duplicates"),
    ("rejected", "rejected"),
    ("withdrawn", "withdrawn articles"),
    ("failed", "failed"),
)


class RunReport:
    """Print the table when the run is closed and everything is on disk."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self._stopped, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _stopped(self) -> None:
        run = self._crawler.get_extension(Run)
        if run is not None and run.ended is not None:
            show(run)


def show(run: Run) -> None:
    """Print the table of a closed run, its files and its problems."""
    out = console()
    out.print(pages_table(run))
    for path, lines in sorted(run.tally.files.items()):
        out.print(f"{lines} {'line' if lines == 1 else 'lines'} in {escape(str(run.store.output / path))}")
    for problem in problems(run):
        out.print(escape(problem))


def pages_table(run: Run) -> Table:
    """Return the table of a closed run: pages fetched, their ends (which add up to them), and the sources."""
    title = f"{run.site} · run {run.store.run} · {run.elapsed:.1f} s · {run.reason}"
    table = Table(title=title, title_justify="left", show_header=False, title_style="bold")
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_row("pages fetched", str(run.tally.fetched), f"{run.tally.discovered} links new or changed", style="bold")
    for outcome, label in _ROWS:
        table.add_row(f"  {label}", str(run.tally.outcomes[outcome]), escape(_note(run, outcome)))
    refused = ", ".join(f"{reason} {count}" for reason, count in run.tally.refused.most_common())
    table.add_row("not asked for", str(run.tally.refused.total()), escape(refused))
    if run.tally.furniture:
        table.add_row("repeated blocks", str(run.tally.furniture), "left out as the site's furniture")
    table.add_row("left for the next run", str(run.remaining), "", end_section=True)
    for walk in run.walks:
        table.add_row(f"source {walk.source.name}", str(walk.links), f"{walk.state}  {escape(urls.brief(walk.root))}")
    return table


def problems(run: Run, shown: int = _SHOWN_FAILURES) -> list[str]:
    """Return lines about what failed, so many pages at the most; reports/<site>.jsonl has all."""
    failures = run.tally.failures
    lines = [f"failed: {urls.readable(url)} ({reason})" for url, reason in failures[:shown]]
    if len(failures) > shown:
        lines.append(f"… and {len(failures) - shown} more: see {run.store.output / 'reports' / run.site}.jsonl")
    lines += [f"source {walk.source.name} failed: {failure}" for walk in run.walks for failure in walk.failures[:3]]
    if run.behind >= timedelta(days=1):
        lines.append(f"this machine's clock is {run.behind.days} days behind that of the site: set it")
    lines += [f"robots.txt failed: {code}" for code in sorted(run.tally.robots)]
    if run.error is not None:
        lines.append(f"stopped: {explained(run.error)}; what was written stays, the next run goes on from there")
    return lines


def _note(run: Run, outcome: Outcome) -> str:
    if outcome == "failed":
        return "tried again in later runs" if run.tally.outcomes["failed"] else ""
    prefix = f"{outcome}/"
    reasons = {r.removeprefix(prefix): c for r, c in run.tally.reasons.most_common() if r.startswith(prefix)}
    return ", ".join(f"{reason} {count}" for reason, count in reasons.items())
