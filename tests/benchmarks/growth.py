"""What an article costs deduplication, and how that grows with the ledger: time, disk and memory.

`python -m tests.benchmarks.growth [--articles N] [--keep]` builds ledgers in bulk, of up to N articles (one million), and
claims and confirms a thousand more through each. All are of one month, in one slice: where most articles of a crawl are.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from newsbot.arabic import fold
from newsbot.article import Article
from newsbot.dedup.candidates import MOST
from newsbot.dedup.compare import compare
from newsbot.dedup.decide import DAY
from newsbot.dedup.fingerprint import Fingerprint, _keys, fingerprint
from newsbot.dedup.hashing import word_hashes
from newsbot.dedup.sketch import Sketch
from newsbot.ledger.database import transaction
from newsbot.ledger.ledger import Entry
from newsbot.ledger.near.index import NearIndex
from newsbot.ledger.near.record import Known
from newsbot.ledger.sqlite import SqliteLedger
from tests.benchmarks.figures import keep
from tests.benchmarks.ledgers import DISTINCT, PROBES, WHEN, WORDS, Texts, build
from tests.benchmarks.opening import opening
from tests.factories import article, page

BATCH = 64


@dataclass
class Cost:
    """Milliseconds an article."""

    cpu: float
    wall: float


def cost(count: int, work: Callable[[], object]) -> Cost:
    """Return what one of `count` pieces of work costs."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost((time.process_time() - cpu) / count * 1e3, (time.perf_counter() - wall) / count * 1e3)


def claim_all(ledger: SqliteLedger, run: int, probes: list[tuple[Article, Fingerprint]]) -> Iterator[tuple[str, float]]:
    """Claim and confirm articles in batches as a crawl does; yield what each step took, in CPU seconds."""
    for start in range(0, len(probes), BATCH):
        batch = probes[start : start + BATCH]
        begun = time.process_time()
        for found, made in batch:
            assert ledger.claim(run, f"/{found.id}", found, made).outcome == "new"
        claimed = time.process_time()
        ledger.confirm("example", [Entry(page(f"/{a.id}"), "new", "articles/x.jsonl", article_id=a.id) for a, _ in batch], {})  # fmt: skip
        yield "claim", claimed - begun
        yield "confirm", time.process_time() - claimed


def look_up(index: NearIndex, wanted: list[Fingerprint], committed: dict[int, int]) -> Cost:
    """Return what finding and comparing candidates costs."""

    def work() -> None:
        for made in wanted:
            for known in islice(index.candidates(made, WHEN.timestamp(), DAY, committed), MOST):
                compare(made.sketch, known.sketch)

    return min((cost(len(wanted), work) for _ in range(3)), key=lambda found: found.cpu)


def insert(index: NearIndex, added: list[Fingerprint], committed: dict[int, int]) -> Cost:
    """Return what adding texts and taking them up costs. The ledger never hears of them."""
    lengths = dict(committed)

    def work() -> None:
        for made in added:
            known = Known("a" * 32, "example", WHEN.timestamp(), made.keys, made.sketch)
            number, lengths[number] = index.add(known, lengths)
            index._slice(number)._catch_up(lengths[number])

    return cost(len(added), work)


def measure(folder: Path, texts: Texts, size: int) -> dict[str, float]:
    """Return the figures of a ledger of this size; milliseconds and bytes an article."""
    building = time.perf_counter()
    state = folder / "state"
    ledger = SqliteLedger(state / "ledger.sqlite")
    held = build(ledger, texts, size)
    print(f"{size} articles built in {time.perf_counter() - building:.0f} s", flush=True)
    run = ledger.begin("example", datetime.now(UTC))
    probes = [
        (article(f"probe{size}-{i}", f"نص {i}", content_hash=f"{size}-{i}", published=WHEN, published_precision="minute"),
         Fingerprint(f"{size:08d}{i:08d}".encode(), texts.keys(), texts._sketches[i % DISTINCT]))
        for i in range(PROBES)
    ]  # fmt: skip
    index, committed, new = ledger._claims._index, ledger._claims._committed(), [made for _, made in probes]
    news, reprints, added = (
        look_up(index, new, committed),
        look_up(index, held, committed),
        insert(index, new, committed),
    )
    totals: dict[str, float] = {"claim": 0.0, "confirm": 0.0}
    wall = time.perf_counter()
    for step, seconds in claim_all(ledger, run, probes):
        totals[step] += seconds / PROBES * 1e3
    wall = (time.perf_counter() - wall) / PROBES * 1e3
    ledger._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    near = sum(path.stat().st_size for path in (state / "near").iterdir())
    fingerprints = ledger._db.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'fingerprints'").fetchone()[0]
    figures = {
        "look-up of news": news.cpu,
        "look-up, wall": news.wall,
        "look-up of reprints": reprints.cpu,
        "insert": added.cpu,
        "insert, wall": added.wall,
        "claim": totals["claim"],
        "confirm": totals["confirm"],
        "both, wall": wall,
        "near index, bytes": near / (size + PROBES),
        "fingerprints, bytes": fingerprints / (size + PROBES),
        "ledger, bytes": (state / "ledger.sqlite").stat().st_size / (size + PROBES),
        "memory at most, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "drop a slice, wall": drop(ledger),
    }
    ledger.close()
    return figures | opening(folder)


def drop(ledger: SqliteLedger) -> float:
    """Return how many milliseconds a crawl waits at most while a slice is dropped."""
    started = time.perf_counter()
    with transaction(ledger._db):
        ledger._db.execute("DELETE FROM near_slices")
    with transaction(ledger._db):
        ledger._claims.sweep()
    return (time.perf_counter() - started) * 1e3


def parts(texts: Texts) -> None:
    """Print what making a fingerprint costs, whole and by its parts."""
    bodies = [texts.text() for _ in range(300)]
    folded = [fold(body) for body in bodies]
    hashed = [word_hashes(text) for text in folded]
    rows: dict[str, Callable[[], object]] = {
        "fingerprint": lambda: [fingerprint(body) for body in bodies],
        "  fold": lambda: [fold(body) for body in bodies],
        "  hashes of words": lambda: [word_hashes(text) for text in folded],
        "  keys": lambda: [_keys(words) for words, _ in hashed],
        "  sketch": lambda: [Sketch.of(words, numbers, 0, 0) for words, numbers in hashed],
    }
    print(f"CPU ms of a text of {WORDS} words")
    for name, work in rows.items():
        print(f"{name:20} {min(cost(len(bodies), work).cpu for _ in range(5)):.3f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--keep", action="store_true", help="for `python -m tests.benchmarks.crawls --plot`")
    args = parser.parse_args()
    texts = Texts()
    parts(texts)
    sizes = [size for size in (10_000, 100_000, 1_000_000) if size < args.articles] + [args.articles]
    figures: list[dict[str, float]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            figures.append(measure(Path(name), texts, size))
    print(f"\n{'CPU ms an article':34}", *(f"{size:10}" for size in sizes), "   ratio to the first")
    for row, first in figures[0].items():
        values = [found[row] for found in figures]
        ratios = "".join(f"{value / first:8.2f}" for value in values)
        print(f"{row:34}", *(f"{value:10.3f}" for value in values), ratios)
    if args.keep:
        keep({"ledger": [{"articles": size, **found} for size, found in zip(sizes, figures, strict=True)]})


if __name__ == "__main__":
    main()
