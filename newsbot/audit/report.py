"""Report: the findings as one table on standard error, or as JSON lines on standard output as they come."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from datetime import timedelta

from rich.markup import escape
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn
from rich.table import Table

from newsbot.arabic import clean
from newsbot.asking import Answer
from newsbot.audit.finding import Finding, Verdict
from newsbot.console import console

_STYLES: dict[Verdict, str] = {"ok": "green", "degraded": "yellow", "broken": "bold red", "shut": "magenta"}
_WIDTH, _REASON = 140, 30  # columns
_HOUR, _DAYS = timedelta(hours=1), timedelta(days=2)


class Report:
    """Take the findings as they come. `error` is what kept lines from being written."""

    def __init__(self, sites: int, stale: timedelta, *, machine: bool) -> None:
        self._stale = stale
        self._machine = machine
        self._findings: list[Finding] = []
        self.error: OSError | None = None
        self._out = console()
        if not self._out.is_terminal:
            self._out.width = max(self._out.width, _WIDTH)  # a mail has no width
        columns = ("sites", MofNCompleteColumn(), TimeElapsedColumn())
        shown = self._out.is_terminal and not (machine and sys.stdout.isatty())
        self.progress = Progress(*columns, console=self._out, transient=True, redirect_stdout=False, disable=not shown)
        self._task = self.progress.add_task("", total=sites)

    @property
    def well(self) -> bool:
        """Whether all sites were ok so far."""
        return all(finding.verdict(self._stale)[0] == "ok" for finding in self._findings)

    def take(self, finding: Finding) -> None:
        """Note what was seen of a site; print it for machines."""
        self._findings.append(finding)
        self.progress.advance(self._task)
        if not self._machine:
            return
        try:
            sys.stdout.write(json.dumps(finding.record(self._stale), ensure_ascii=False) + "\n")
            sys.stdout.flush()  # whoever reads the lines gets each when it is there
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to flush goes there
            if not isinstance(error, BrokenPipeError):  # a reader that goes away still gets the exit code
                self.error = error

    def show(self) -> None:
        """Print the table of all sites, by name."""
        if self._machine or not self._findings:
            return
        table = Table(title="audit", title_justify="left", title_style="bold")
        for name in ("site", "sources", "articles", "missing", "newest", "verdict"):
            table.add_column(name, no_wrap=True)
        table.add_column("reason", overflow="fold", ratio=1, min_width=_REASON)
        for finding in sorted(self._findings, key=lambda finding: finding.site):
            cells = tuple(map(escape, self._cells(finding)))
            style = _STYLES[finding.verdict(self._stale)[0]]
            table.add_row(*cells[:-2], f"[{style}]{cells[-2]}[/]", cells[-1])
        self._out.print(table, soft_wrap=False)
        verdicts = Counter(finding.verdict(self._stale)[0] for finding in self._findings)
        self._out.print(", ".join(f"{verdicts[verdict]} {verdict}" for verdict in _STYLES))

    def _cells(self, finding: Finding) -> tuple[str, ...]:
        verdict, reasons = finding.verdict(self._stale)
        return (
            finding.site,
            "\n".join(map(_source, finding.answers)),
            f"{len(finding.articles)} of {len(finding.pages)}",
            "\n".join(f"{name} {count} of {finding.had}" for name, count in finding.missing.items()),
            _age(finding.asked_at - finding.newest) if finding.newest else "",
            verdict,
            clean("; ".join(reasons)),
        )


def _source(answer: Answer) -> str:
    if answer.failure:
        return f"{answer.source} -"
    newest = f", {answer.newest:%Y-%m-%d}" if answer.newest else ""
    return f"{answer.source} {len(answer.links)}{newest}"


def _age(age: timedelta) -> str:
    """Return an age as people say it: 35 min, 7 h, 12 days."""
    if age < _HOUR:
        return f"{max(0, int(age.total_seconds() // 60))} min"
    return f"{int(age / _HOUR)} h" if age < _DAYS else f"{age.days} days"
