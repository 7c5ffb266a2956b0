"""Table: the figures of growth in words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.crawls.long import growth

FILE = Path(__file__).parents[1] / "growth.md"
_HEAD = """# Growth

Made by `python -m tests.benchmarks.crawls --plot` and `python -m tests.benchmarks.growth`; the curves are in
[growth.png](growth.png). Processor time is that of all threads of a process; *main* is the one process that downloads,
decides and writes, *workers* are all that read pages.
"""
_CRAWLS = """
## A crawl, by its length

Light pages of 10 kB, each made from its number: over HTTP from a server on this machine, or in the crawl's own process
without a network. The whole product is at work: sitemaps, queue, extraction, deduplication, ledger, syncs.
"""
_STEPS = """
## Along the longest one

*memory* is what the main process has when so many pages are written; *ledger* and *near* are the database, in which
all pages of the site stand from the start, and the near index. MB.
"""
_QUEUE = """
## The queue of pages, by its length

CPU ms of each operation.
"""
_LEDGER = """
## The ledger, by its articles

CPU ms an article, where it isn't said otherwise; all articles are of one month.
"""
_SITES = """
## Many sites of ten pages in one `scrapy crawlall`, 16 at a time

*blocked* is how often the event loop was kept from its work for more than 50 ms, waiting for a processor left out, with
the longest time in ms; *by its own work*: in how many of these beats its thread computed as long.
"""
_SHOWN = 20  # steps of a crawl


def write(figures: Mapping[str, Any]) -> None:
    """Write the tables of what was measured."""
    FILE.write_text("\n".join(_lines(figures)) + "\n", encoding="utf8")


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    yield _HEAD.rstrip()
    if crawls := figures.get("crawls"):
        yield from (_CRAWLS, *_table(map(_crawl, crawls)))
        steps = max(crawls, key=lambda crawl: int(crawl["pages"]))["steps"]
        yield from (_STEPS, *_table(steps[:2] + steps[2 :: max(1, len(steps) // _SHOWN)]))
    if queues := figures.get("queue"):
        yield from (_QUEUE, *_table(_turned(queues, "pages")))
    if ledgers := figures.get("ledger"):
        yield from (_LEDGER, *_table(_turned(ledgers, "articles")))
    if sites := figures.get("sites"):
        yield from (_SITES, *_table(_site(row, run) for row in sites for run in ("first", "second")))


def _crawl(found: Mapping[str, Any]) -> dict[str, object]:
    steps, pages = found["steps"], found["pages"]
    ratios = growth(steps)
    return {
        "pages": pages,
        "pages come": "over HTTP" if found["network"] else "from memory",
        "pages/s": pages / found["seconds"],
        "main, ms a page": sum(step["main"] for step in steps) / len(steps),
        "workers, ms a page": sum(step["workers"] for step in steps) / len(steps),
        "peak, MB": found["peak"],
        "disk, bytes a page": (steps[-1]["ledger"] + steps[-1]["near"]) * 2**20 / steps[-1]["pages"],
        "last tenth / second thousand: main": ratios["main"],
        "workers": ratios["workers"],
        "memory": ratios["memory"],
        "again, CPU s": found["again"]["cpu"],
    }


def _site(row: Mapping[str, Any], run: str) -> dict[str, object]:
    found, blocked, computed = row[run], row[run]["lag"]["blocked"], row[run]["lag"]["cpu"]
    return {
        "sites": row["sites"],
        "crawl": "first" if run == "first" else "nothing new",
        "seconds": found["wall"] * row["sites"] / 1e3,
        "main, ms a site": found["main"],
        "workers, ms a site": found["workers"],
        "peak, MB": found["peak"],
        "open files": found["files"],
        "blocked": f"{blocked['above']} ({blocked['max'] * 1e3:.0f})",
        "by its own work": f"{computed['above']} ({computed['max'] * 1e3:.0f})",
    }


def _turned(rows: Sequence[Mapping[str, float]], head: str) -> Iterator[dict[str, object]]:
    """Yield a row for each figure, with a column for each size."""
    for name in rows[0]:
        if name != head:
            yield {head: name, **{f"{row[head]:,.0f}": row[name] for row in rows}}


def _table(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    listed = list(rows)
    yield f"| {' | '.join(listed[0])} |"
    yield f"|---{'|--:' * (len(listed[0]) - 1)}|"
    for row in listed:
        yield f"| {' | '.join(map(_shown, row.values()))} |"


def _shown(value: object) -> str:
    if isinstance(value, int | float):
        return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
    return str(value)
