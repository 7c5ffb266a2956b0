"""What a person at a terminal sees of the ledger's upkeep: how far it is, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from newsbot.console import console
from newsbot.ledger.upkeep.findings import Findings
from newsbot.ledger.upkeep.stats import SiteStats

_NOTES = 20
_Row = tuple[str | int, ...]
_STATES = ("written", "duplicate", "rejected")


class Bar:
    """Shows on a terminal how far long work is."""

    def __init__(self, label: str) -> None:
        out = console()
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._bar = Progress(
            *columns, console=out, transient=True, redirect_stdout=False, disable=not out.is_terminal
        )  # fmt: skip
        self._task = self._bar.add_task(label, total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def tell(self, done: int, total: int) -> None:
        """Show how many bytes are done, of how many."""
        self._bar.update(self._task, completed=done, total=total)


def show_findings(title: str, looked: Mapping[str, int], findings: Findings) -> None:
    """Print what was looked at, what is wrong with it, and what helps."""
    out = console()
    table = Table(title=escape(title), title_justify="left", show_header=False, title_style="bold")
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for label, count in looked.items():
        table.add_row(label, str(count), "")
    table.add_section()
    table.add_row("problems", str(sum(findings.counts.values())), "", style="bold")
    for kind, count, places in findings:
        more = f" and {count - len(places)} more" if count > len(places) else ""
        table.add_row(f"  {kind.label}", str(count), escape(", ".join(places) + more))
    out.print(table)
    for note in findings.notes[:_NOTES]:
        out.print(escape(note))
    if len(findings.notes) > _NOTES:
        out.print(f"… and {len(findings.notes) - _NOTES} more such notes")
    for kind, _, _ in findings:
        out.print(escape(f"{kind.label}: {kind.remedy}"))


def show_stats(stats: Sequence[SiteStats], sizes: Iterable[tuple[str, int]]) -> None:
    """Print what is known of each site's pages, and of its articles and runs; then the sizes."""
    out = console()
    out.print(_table("pages", ("site", "all", *_STATES, "open", "waiting"), [(s.site, *_pages(s)) for s in stats]))
    rest: list[_Row] = [(site.site, site.articles, site.revisions, site.attempts, site.runs) for site in stats]
    out.print(_table("articles and runs", ("site", "articles", "revisions", "attempts", "runs"), rest))
    for site in stats:
        waiting = f" · waiting: {site.waiting}, the first until {_moment(site.earliest)}" if site.waiting else ""
        out.print(escape(f"{site.site}: last run {_last_run(site)}{waiting}"))
    out.print(" · ".join(f"{name} {size_text(size)}" for name, size in sizes))


def _table(title: str, columns: Sequence[str], rows: Sequence[_Row]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for name in columns:
        table.add_column(name, justify="left" if name == "site" else "right", overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(value)) for value in row))
    if len(rows) > 1:
        table.add_section()
        sums = (sum(map(int, column)) for column in list(zip(*rows, strict=True))[1:])
        table.add_row("all", *map(str, sums), style="bold")
    return table


def tell(text: str) -> None:
    """Print a line."""
    console().print(escape(text))


def show_sizes(sizes: Iterable[tuple[str, int, int]]) -> None:
    """Print sizes before and after."""
    for name, before, after in sizes:
        console().print(f"{name}: {size_text(before)}, now {size_text(after)}")


def size_text(size: int) -> str:
    """Return a size in bytes for people."""
    for unit, factor in (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"


def _pages(site: SiteStats) -> tuple[int, ...]:
    of_state = (site.pages.get(state, 0) for state in _STATES)
    return (sum(site.pages.values()), *of_state, site.open_now, site.waiting)


def _last_run(site: SiteStats) -> str:
    if site.started is None:
        return "never"
    return f"{_moment(site.started)} {site.reason if site.ended else 'not ended: at work, or killed'}"


def _moment(instant: float | None) -> str:
    if instant is None:
        return ""
    try:
        return f"{datetime.fromtimestamp(instant, UTC):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return "never"
