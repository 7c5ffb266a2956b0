"""Ledgers of any size, built in bulk.

Texts are 300 words drawn from a Zipf-like vocabulary. The sketches of some hundred of them come again and again, each
time with keys of its own, a quarter of which are as common as phrases are.
"""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from newsbot.dedup.fingerprint import Fingerprint, fingerprint
from newsbot.ledger.database import transaction
from newsbot.ledger.near.record import Known
from newsbot.ledger.sqlite import SqliteLedger

WHEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
VOCABULARY, WORDS, DISTINCT, PROBES = 60_000, 300, 300, 1000
PHRASES = 2_000_000


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


def build(ledger: SqliteLedger, texts: Texts, size: int) -> list[Fingerprint]:
    """Add articles without asking whether they are new; return some of them."""
    claims, db = ledger._claims, ledger._db
    some: list[Fingerprint] = []
    for start in range(0, size, 5000):
        rows = []
        with transaction(db, durable=False):
            committed = claims._committed()
            for number in range(start, min(start + 5000, size)):
                made = texts.fingerprint(number)
                known = Known(f"{number:032x}", "example", WHEN.timestamp(), made.keys, made.sketch)
                part, length = claims._index.add(known, committed)
                committed[part] = length
                rows.append((known.article, f"{number:032x}", made.exact))
                if number % (size // PROBES) == 0:
                    some.append(made)
            db.executemany("INSERT OR REPLACE INTO near_slices VALUES (?, ?, 1e12)", committed.items())
            db.executemany("INSERT INTO articles (id, site, content_hash, fingerprint, revision, path, written)"
                           " VALUES (?, 'example', ?, ?, 1, 'articles/example/2026-11-20.jsonl', 0)", rows)  # fmt: skip
            db.executemany("INSERT INTO fingerprints VALUES (?, ?)", [(row[2], row[0]) for row in rows])
        list(claims._index.candidates(made, WHEN.timestamp(), 0, committed))  # merges what came together
    return some
