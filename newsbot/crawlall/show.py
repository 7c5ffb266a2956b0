"""What people see of many crawls: one line while they are at work, one table when all have ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from newsbot.console import console
from newsbot.crawlall.row import Row
from newsbot.crawlall.site import Site
from newsbot.ledger.ledger import Outcome

_COLUMNS: tuple[tuple[str, tuple[Outcome, ...]], ...] = (
    ("new", ("new",)),
    ("rev.", ("revised",)),
    ("same", ("unchanged",)),
    ("dupl.", ("duplicate",)),
    ("rej.", ("rejected", "withdrawn")),
    ("fail.", ("failed",)),
)
_WIDTH = 130  # columns where there is no terminal: a mail or a file may be as wide as it wants


def show(rows: Sequence[Row], seconds: float) -> None:
    """Print the closing table, and what went wrong under the name of its site."""
    out = console()
    if not out.is_terminal:
        out.width = max(out.width, _WIDTH)
    out.print(table(rows, seconds))
    for row in rows:
        for problem in row.problems:
            out.print(escape(f"{row.site}: {problem}"))


def table(rows: Sequence[Row], seconds: float) -> Table:
    """Return the table: a row for each site, whose pages are the sum of their ends, and the totals."""
    states = Counter(row.state for row in rows)
    told = ", ".join(f"{state} {count}" for state, count in states.most_common())
    shown = Table(
        title=f"{len(rows)} {'site' if len(rows) == 1 else 'sites'} · {seconds:.1f} s · {told}",
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE,  # eleven columns are to fit into a terminal's eighty
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_footer=True,
    )
    outcomes: Counter[Outcome] = sum((Counter(row.outcomes) for row in rows), Counter())
    shown.add_column("site", "all", no_wrap=True)
    shown.add_column("state", no_wrap=True)
    for head, total in (
        ("pages", sum(row.pages for row in rows)),
        *((head, _sum(outcomes, kinds)) for head, kinds in _COLUMNS),
        ("left", sum(row.left for row in rows)),
    ):
        shown.add_column(head, str(total), justify="right", no_wrap=True)
    shown.add_column("s", f"{seconds:.1f}", justify="right", no_wrap=True)
    for row in sorted(rows, key=lambda row: row.site):
        state = f"{row.state} ({row.reason})" if row.reason else row.state
        ends = (_sum(row.outcomes, kinds) for _, kinds in _COLUMNS)
        shown.add_row(row.site, escape(state), *map(str, (row.pages, *ends, row.left)), f"{row.seconds:.1f}")
    return shown


def line(sites: Sequence[Site], seconds: float) -> Text:
    """Return the line of progress."""
    rows = [site.row for site in sites if site.row]
    tallies = [run.tally for site in sites if site.row is None and (run := site.run)]
    pages = sum(row.pages for row in rows) + sum(tally.fetched for tally in tallies)
    written = sum(_sum(row.outcomes, ("new", "revised")) for row in rows) + sum(tally.articles for tally in tallies)
    at_work = sum(site.is_at_work for site in sites)
    parts = (
        f"sites: {len(rows)} ended",
        f"{at_work} at work",
        f"{len(sites) - len(rows) - at_work} waiting",
        f"{pages} pages",
        f"{written} articles",
        f"{pages / seconds:.1f} pages/s" if seconds else "",
    )
    return Text(" · ".join(part for part in parts if part), overflow="ellipsis", no_wrap=True)


def _sum(outcomes: dict[Outcome, int], kinds: Sequence[Outcome]) -> int:
    return sum(outcomes.get(kind, 0) for kind in kinds)
