"""What an article costs deduplication, and how that grows with the ledger: time, disk and memory.

`python -m tests.benchmarks.growth [--articles N]` builds a ledger in bulk, up to N articles (one million), and at each
size claims and confirms a thousand more through it. Texts are 300 words drawn from a Zipf-like vocabulary; in bulk the
sketches of some hundred of them come again, each with keys of its own, a quarter of which are as common as phrases are.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from newsbot.arabic import fold
from newsbot.article import Article
from newsbot.dedup.fingerprint import Fingerprint, fingerprint
from newsbot.dedup.hashing import word_hashes
from newsbot.dedup.sketch import Sketch
from newsbot.ledger.database import transaction
from newsbot.ledger.ledger import Entry
from newsbot.ledger.near.record import Known
from newsbot.ledger.sqlite import SqliteLedger
from tests.factories import article, page

WHEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
VOCABULARY, WORDS, DISTINCT, PROBES, BATCH = 60_000, 300, 300, 1000, 64
PHRASES = 2_000_000
COMMON_SHARE = 0.25


class Texts:
    """Made-up articles, always the same."""

    def __init__(self) -> None:
        self._chance = np.random.default_rng(7)
        letters = np.array(list("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"))
        self._words = ["".join(self._chance.choice(letters, self._chance.integers(2, 9))) for _ in range(VOCABULARY)]
        weights = 1 / np.arange(1, VOCABULARY + 1)
        self._weights = weights / weights.sum()
        self._sketches = [fingerprint(self.text()).sketch for _ in range(DISTINCT)]

    def text(self) -> str:
        """Return a text."""
        return " ".join(self._words[i] for i in self._chance.choice(VOCABULARY, WORDS, p=self._weights))

    def keys(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Return the keys of a text: most its own, some of phrases that others have too."""
        own = self._chance.integers(0, 1 << 37, 28)
        phrases = np.minimum(self._chance.zipf(1.2, 9), PHRASES)
        return np.unique(np.concatenate((own, phrases)) * 8)

    def fingerprint(self, number: int) -> Fingerprint:
        """Return what a text would have."""
        return Fingerprint(number.to_bytes(16, "big"), self.keys(), self._sketches[number % DISTINCT])


def build(ledger: SqliteLedger, texts: Texts, first: int, last: int) -> None:
    """Add articles without asking whether they are new."""
    claims, db = ledger._claims, ledger._db
    for start in range(first, last, 5000):
        rows = []
        with transaction(db, durable=False):
            committed = claims._committed()
            for number in range(start, min(start + 5000, last)):
                made = texts.fingerprint(number)
                known = Known(f"{number:032x}", "example", WHEN.timestamp(), made.keys, made.sketch)
                part, length = claims._index.add(known, committed)
                committed[part] = length
                rows.append((known.article, f"{number:032x}", made.exact))
            db.executemany("INSERT OR REPLACE INTO near_slices VALUES (?, ?, 1e12)", committed.items())
            db.executemany("INSERT INTO articles (id, site, content_hash, fingerprint, revision, path, written)"
                           " VALUES (?, 'example', ?, ?, 1, 'articles/example/2026-11-20.jsonl', 0)", rows)  # fmt: skip
            db.executemany("INSERT INTO fingerprints VALUES (?, ?)", [(row[2], row[0]) for row in rows])
            list(claims._index.candidates(made, WHEN.timestamp(), 0, committed))  # merges what came together


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


def measure(ledger: SqliteLedger, folder: Path, texts: Texts, size: int) -> dict[str, float]:
    """Return the figures of a ledger of this size; CPU milliseconds and bytes an article."""
    run = ledger.begin("example", datetime.now(UTC))
    probes = [
        (article(f"probe{size}-{i}", f"نص {i}", content_hash=f"{size}-{i}", published=WHEN, published_precision="minute"),
         Fingerprint(f"{size:08d}{i:08d}".encode(), texts.keys(), texts._sketches[i % DISTINCT]))
        for i in range(PROBES)
    ]  # fmt: skip
    wanted = [made for _, made in probes]
    committed = ledger._claims._committed()
    index = ledger._claims._index
    when = WHEN.timestamp()
    lookup = cost(PROBES, lambda: [list(index.candidates(made, when, 86_400.0, committed)) for made in wanted])
    totals: dict[str, float] = {"claim": 0.0, "confirm": 0.0}
    wall = time.perf_counter()
    for step, seconds in claim_all(ledger, run, probes):
        totals[step] += seconds / PROBES * 1e3
    wall = (time.perf_counter() - wall) / PROBES * 1e3
    ledger._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    near = sum(path.stat().st_size for path in (folder / "near").iterdir())
    fingerprints = ledger._db.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'fingerprints'").fetchone()[0]
    return {
        "look-up, ms": lookup.cpu,
        "claim, ms": totals["claim"],
        "confirm, ms": totals["confirm"],
        "both, wall ms": wall,
        "near index, bytes": near / (size + PROBES),
        "fingerprints, bytes": fingerprints / (size + PROBES),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def parts(texts: Texts) -> None:
    """Print what making a fingerprint costs, whole and by its parts."""
    bodies = [texts.text() for _ in range(300)]
    folded = [fold(body) for body in bodies]
    hashed = [word_hashes(text) for text in folded]
    rows: dict[str, Callable[[], object]] = {
        "fingerprint": lambda: [fingerprint(body) for body in bodies],
        "  fold": lambda: [fold(body) for body in bodies],
        "  hashes of words": lambda: [word_hashes(text) for text in folded],
        "  sketch": lambda: [Sketch.of(words, numbers, 0, 0) for words, numbers in hashed],
    }
    print(f"CPU ms of a text of {WORDS} words")
    for name, work in rows.items():
        print(f"{name:20} {min(cost(len(bodies), work).cpu for _ in range(5)):.3f}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    args = parser.parse_args()
    texts = Texts()
    parts(texts)
    sizes = [size for size in (10_000, 100_000, 1_000_000) if size < args.articles] + [args.articles]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger = SqliteLedger(folder / "ledger.sqlite")
        figures: dict[int, dict[str, float]] = {}
        for before, size in zip([0, *sizes], sizes, strict=False):
            building = time.perf_counter()
            build(ledger, texts, before, size)
            print(f"{size} articles built in {time.perf_counter() - building:.0f} s", flush=True)
            figures[size] = measure(ledger, folder, texts, size)
        for row in figures[sizes[0]]:
            values = [figures[size][row] for size in sizes]
            ratios = "  ".join(f"{value / values[0]:6.2f}" for value in values)
            print(f"{row:20}", *(f"{value:10.3f}" for value in values), "   ratio", ratios)
        dropping = time.perf_counter()
        with transaction(ledger._db):
            ledger._db.execute("DELETE FROM near_slices")
        with transaction(ledger._db):
            ledger._claims.sweep()
        print(f"dropping the slice: {(time.perf_counter() - dropping) * 1e3:.1f} ms")
        ledger.close()


if __name__ == "__main__":
    main()
