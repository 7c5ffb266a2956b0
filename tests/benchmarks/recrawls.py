"""What a run asks for: requests of first and later runs of the demo newspaper, with and without changes.

    python -m tests.benchmarks.recrawls

Prints one row a run: requests by kind, outcomes, and seconds of the whole command.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from tests.e2e.conftest import crawl_arguments, scrapy
from tests.newspaper import ObservedServer

_STEPS: tuple[tuple[str, Callable[[ObservedServer], object]], ...] = (
    ("first run", lambda server: None),
    ("nothing changed", lambda server: None),
    ("one article changed", lambda server: server.newspaper.revise()),
    ("nothing changed", lambda server: None),
    ("five new articles", lambda server: server.newspaper.publish(5)),
    ("35 new articles", lambda server: server.newspaper.publish(35)),
    ("nothing changed", lambda server: None),
)


def main() -> None:
    """Print the table."""
    print(f"{'run':22}{'sources':>9}{'pages':>7}{'new':>6}{'revised':>9}{'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder, ObservedServer() as server:
        for name, change in _STEPS:
            change(server)
            server.heal()
            begun = monotonic()
            done = scrapy(*crawl_arguments(server, Path(folder)))
            seconds = monotonic() - begun
            pages = len(server.articles_asked())
            counts = (len(server.paths()) - pages, pages, done.number("new articles"), done.number("revised articles"))
            print(f"{name:22}{counts[0]:9}{counts[1]:7}{counts[2]:6}{counts[3]:9}{seconds:9.1f}")


if __name__ == "__main__":
    main()
