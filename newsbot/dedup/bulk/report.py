"""What a person at a terminal sees: how far it is, and the closing table."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from newsbot.console import console
from newsbot.dedup.bulk.lines import Lines
from newsbot.dedup.bulk.tally import KEPT, KINDS, Tally

_SECONDS = 10.0  # between two lines where there is no terminal
_SITES = 20
_LABELS = {"revised": "revisions"}


class Reporter:
    """Shows how far it is: a bar on a terminal, elsewhere a line from time to time."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._out = console()
        self._began = monotonic()
        self._next = 0.0
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
        self._bar = Progress(
            *columns,
            *([TimeRemainingColumn()] if lines.size else []),
            console=self._out,
            transient=True,
            redirect_stdout=False,
            disable=not self._out.is_terminal,
        )
        self._task = self._bar.add_task("reading", total=lines.size or None)

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return monotonic() - self._began

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def tell(self, tally: Tally) -> None:
        """Show how far it is."""
        text = progress_line(tally, self.seconds)
        self._bar.update(self._task, description=text, completed=self._lines.position)
        if not self._out.is_terminal and monotonic() >= self._next:
            self._next = monotonic() + (_SECONDS if tally.lines else 0)  # the first block tells that all is well
            share = f"{100 * self._lines.position // self._lines.size} % · " if self._lines.size else ""
            self._out.print(share + text)


def progress_line(tally: Tally, seconds: float) -> str:
    """Return how far it is, in one line."""
    kept, rejected, lines = tally.kept, tally.rejected.total(), tally.lines
    speed = f" · {lines / seconds:,.0f} lines/s" if seconds else ""
    return f"{lines:,} lines · {kept:,} kept · {lines - kept - rejected:,} duplicates · {rejected:,} rejected{speed}"


def show(tally: Tally, seconds: float, folder: Path, files: dict[str, int]) -> None:
    """Print the tables and the files."""
    out = console()
    out.print(_kinds_table(tally, seconds))
    out.print(_sites_table(tally))
    for name, lines in files.items():
        out.print(f"{lines} {'line' if lines == 1 else 'lines'} in {escape(os.fspath(folder / name))}")


def _kinds_table(tally: Tally, seconds: float) -> Table:
    kinds, kept = tally.kinds, tally.kept
    reasons = ", ".join(f"{reason} {count}" for reason, count in tally.rejected.most_common())
    table = Table(title=f"dedup · {seconds:.1f} s", title_justify="left", show_header=False, title_style="bold")
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_row("lines read", str(tally.lines), f"{tally.lines / seconds:.0f} a second", style="bold")
    table.add_row("kept", str(kept), "", style="bold")
    table.add_row("  new", str(kinds["new"]), f"{tally.wordless} without a word" if tally.wordless else "")
    table.add_row("  revisions", str(kinds["revised"]), "of articles that stand before them")
    table.add_row("  longer", str(kinds["longer"]), "near, but with more in it: the new head of its cluster")
    table.add_row("  related", str(kinds["related"]), "")
    table.add_row("  series", str(kinds["series"]), "the same form with other figures or names")
    table.add_row("duplicates", str(kinds["near"] + kinds["exact"]), "", style="bold")
    table.add_row("  exact", str(kinds["exact"]), f"{tally.again} of the same article" if tally.again else "")
    table.add_row("  near", str(kinds["near"]), "")
    table.add_row("rejected", str(tally.rejected.total()), escape(reasons), style="bold")
    return table


def _sites_table(tally: Tally) -> Table:
    kinds = [kind for kind in KINDS if tally.kinds[kind]]
    table = Table(title="by site", title_justify="left", title_style="bold")
    table.add_column("site", overflow="fold")
    for name in ("articles", "kept", *kinds):
        table.add_column(_LABELS.get(name, name), justify="right", no_wrap=True)
    ordered = sorted(tally.sites.items(), key=lambda site: (-site[1].total(), site[0]))
    for site, counts in ordered[:_SITES]:
        table.add_row(escape(site), *_numbers(counts, kinds))
    if rest := ordered[_SITES:]:
        table.add_row(f"{len(rest)} others", *_numbers(sum((counts for _, counts in rest), Counter()), kinds))
    return table


def _numbers(counts: Counter[str], kinds: Sequence[str]) -> list[str]:
    kept = sum(counts[kind] for kind in KEPT)
    return [str(number) for number in (counts.total(), kept, *(counts[kind] for kind in kinds))]
