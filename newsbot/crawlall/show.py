"""What people see of many crawls: one line while they are at work, one table when all have ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from newsbot.console import console
from newsbot.crawlall.row import Row
from newsbot.crawlall.site import Site
from newsbot.ledger.ledger import Outcome

_COLUMNS: tuple[tuple[str, tuple[Outcome, ...]], ...] = (
    ("new", ("new",)),
    ("revised", ("revised",)),
    ("unchanged", ("unchanged",)),
    ("duplicates", ("duplicate",)),
    ("rejected", ("rejected", "withdrawn")),
    ("failed", ("failed",)),
)
_WIDTH = 130  # columns where nobody sees a terminal: a mail or a file may be as wide as it wants


def show(rows: Sequence[Row], seconds: float) -> None:
    """Print the closing table, and what went wrong under the name of its site."""
    out = console()
    out.print(table(rows, seconds), width=_width(out))
    for row in rows:
        for problem in row.problems:
            out.print(escape(f"{row.site}: {problem}"))


def table(rows: Sequence[Row], seconds: float) -> Table:
    """Return the table: a row for each site, whose pages are the sum of their ends, and the totals."""
    title = f"{len(rows)} {'site' if len(rows) == 1 else 'sites'} · {seconds:.1f} s"
    shown = Table(title=title, title_justify="left", title_style="bold", show_footer=True)
    outcomes: Counter[Outcome] = sum((Counter(row.outcomes) for row in rows), Counter())
    states = Counter(row.state for row in rows)
    shown.add_column("site", "all", no_wrap=True)
    shown.add_column("state", ", ".join(f"{state} {count}" for state, count in states.most_common()))
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


def _width(out: Console) -> int:
    return out.width if out.is_terminal else max(out.width, _WIDTH)
