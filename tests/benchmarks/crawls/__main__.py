"""What crawls cost as they grow.

`python -m tests.benchmarks.crawls [--pages 1000,10000,100000] [--sites 20,100,200]` measures the length of a crawl and of
its queue, and many sites in one process; `python -m tests.benchmarks.growth` the size of the ledger. With `--plot` the
figures are kept in growth.json, drawn in growth.png and told in growth.md, with those that were kept there before of
what wasn't measured now (`--pages ''`, `--sites ''`). A hundred thousand pages take a quarter of an hour on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.crawls.long import crawl, growth, rendering
from tests.benchmarks.crawls.many import crawl_all
from tests.benchmarks.crawls.queue import queue
from tests.benchmarks.figures import keep, kept

_NETWORK = 10_000  # pages: a longer crawl goes without


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def main() -> None:
    """Measure what is asked for, keep it, draw it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=_numbers, default=[1000, 10_000, 100_000], help="of a crawl; nothing: none")
    parser.add_argument("--sites", type=_numbers, default=[20, 100, 200], help="in one process; nothing: none")
    parser.add_argument("--plot", action="store_true", help="keep the figures, draw growth.png, write growth.md")
    options = parser.parse_args()
    figures = _measured(options.pages, options.sites)
    if options.plot:
        from tests.benchmarks.crawls import plot, table  # noqa: PLC0415 - matplotlib takes its time

        keep(figures)
        plot.draw(kept())
        table.write(kept())


def _measured(lengths: list[int], sites: list[int]) -> dict[str, object]:
    """Return the figures of what is asked for."""
    figures: dict[str, object] = {}
    if lengths:
        print(f"making a page costs the crawl's main process {rendering():.3f} ms")
        figures["queue"] = [{"pages": pages, **_told(f"queue of {pages}", queue(pages))} for pages in lengths]
        figures["crawls"] = list(_crawls(lengths))
    if sites:
        figures["sites"] = [_told("sites", crawl_all(count)) for count in sites]
    return figures


def _crawls(sizes: list[int]) -> Iterator[dict[str, Any]]:
    for pages in sizes:
        for network in (True, False) if pages <= _NETWORK else (False,):
            found = crawl(pages, network=network)
            last = found["steps"][-1]
            way = "over loopback" if network else "made on the spot"
            print(
                f"{pages} pages {way}: {found['seconds']:.0f} s, main {last['main']:.2f} ms, peak {found['peak']:.0f} MB"
            )
            print(f"  the last tenth as ratio to the second thousand: {_brief(growth(found['steps']))}", flush=True)
            yield found


def _told(name: str, figures: dict[str, Any]) -> dict[str, Any]:
    print(f"{name}: {_brief(figures)}", flush=True)
    return figures


def _brief(figures: dict[str, Any]) -> str:
    """Return figures in a line; what has figures of its own in brackets."""
    told = ((name, value) for name, value in figures.items() if isinstance(value, int | float | dict))
    shown = (f"{name} ({_brief(value)})" if isinstance(value, dict) else f"{name} {value:.4g}" for name, value in told)
    return ", ".join(shown)


if __name__ == "__main__":
    main()
