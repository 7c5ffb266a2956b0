"""Queue: what the ledger's queue of pages costs by its length: filling it, taking from it, beginning and ending a run."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newsbot.discovery.source import Link, Window
from newsbot.ledger.ledger import Page, Validators
from newsbot.ledger.schedule import Recheck
from newsbot.ledger.sqlite import SqliteLedger
from tests.benchmarks.crawls.pages import FILE, Pages

_SITE, _SOURCE, _ALL = "example", "sitemap", Window()
_ROUNDS = 100


def queue(length: int) -> dict[str, float]:
    """Return the CPU ms of each operation on a queue of so many pages, and of some when all of them were written."""
    with tempfile.TemporaryDirectory() as name:
        ledger = SqliteLedger(Path(name) / "ledger.sqlite")
        files = [_pages(start, min(start + FILE, length)) for start in range(0, length, FILE)]
        for number, pages in enumerate(files[:-1]):
            _read(ledger, number, pages)
        last = len(files) - 1
        figures = {
            "discover an address": _cost(lambda: _read(ledger, last, files[-1])) / len(files[-1]),
            "take, at the front": _cost(lambda: ledger.take(_SITE, 0, 2, _ALL), _ROUNDS),
            "take, at the end": _cost(lambda: ledger.take(_SITE, length - 2, 2, _ALL), _ROUNDS),
            "count what waits (once a run)": _cost(lambda: ledger.waiting(_SITE, _ALL)),
            "count what is left (once a run)": _cost(lambda: ledger.remaining(_SITE)),
        }
        _write_all(ledger._db)
        figures |= {
            "look up a walk (each file)": _cost(lambda: ledger.walk(_SITE, "/sitemap-0.xml", "", _SOURCE), _ROUNDS),
            "end a walk (each source)": _cost(lambda: ledger.complete(_SITE, "/sitemap-0.xml", None), 5),
            "discover a known address": _cost(lambda: _read(ledger, 0, files[0])) / len(files[0]),
            "take, nothing open": _cost(lambda: ledger.take(_SITE, 0, 2, _ALL), _ROUNDS),
            "choose what to look at again (once a run)": _cost(lambda: ledger.recheck(_SITE, Recheck())),
        }
        ledger.close()
    return figures


def _pages(start: int, end: int) -> list[Page]:
    site = Pages("http://example.com", 1, runs=["خبر من المدينة", "خبر من البلدة"])
    urls = (site._url(number) for number in range(start, end))
    return [Page(url.removeprefix("http://example.com"), Link(url, via=_SOURCE)) for url in urls]


def _read(ledger: SqliteLedger, number: int, pages: list[Page]) -> None:
    ledger.discover(_SITE, f"/sitemap-{number}.xml", Validators(), pages, 0)
    ledger.reached(_SITE, f"/sitemap-{number}.xml", "", "")


def _write_all(db: sqlite3.Connection) -> None:
    """Make articles of all pages, as if they had been written an hour ago."""
    then = time.time() - 3600
    db.execute("UPDATE pages SET state = 'written', fetched = ?1, published = ?1, article = seq", (then,))
    db.execute(
        "INSERT INTO articles (id, site, content_hash, fingerprint, revision, path, written)"
        " SELECT article, site, '', x'00', 1, '', fetched FROM pages"
    )


def _cost(work: Callable[[], object], rounds: int = 1) -> float:
    """Return CPU ms of one piece of work."""
    begun = time.process_time()
    for _ in range(rounds):
        work()
    return (time.process_time() - begun) / rounds * 1e3
