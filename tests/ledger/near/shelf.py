"""A near index with the ledger's part, and small texts for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from newsbot.dedup.fingerprint import Fingerprint
from newsbot.dedup.sketch import Sketch
from newsbot.ledger.near.index import DAY, NearIndex, slice_of
from newsbot.ledger.near.record import Known

WHEN = 1_760_000_000.0
# With these a few texts are enough to make a slice merge its keys, and to make a key file again in several goes.
SMALL = {"_TAIL": 16, "_FRESH": 30, "_AT_ONCE": 20}


class Shelf:
    """An index with the ledger's part: the committed lengths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.committed: dict[int, int] = {}
        self.index = NearIndex(folder)

    def add(self, name: str, keys: Iterable[int], when: float = WHEN, *, commit: bool = True) -> None:
        """Add a text; without `commit` the process dies before the ledger knows of it."""
        number, length = self.index.add(known(name, keys, when), self.committed)
        if commit:
            self.committed[number] = length

    def find(self, keys: Iterable[int], when: float = WHEN, window: float = DAY) -> list[str]:
        """Return the names of the candidates, the best first."""
        text = known("", keys, when)
        wanted = Fingerprint(b"", text.keys, text.sketch)
        return [found.article for found in self.index.candidates(wanted, when, window, self.committed)]

    def fill(self, count: int, name: str = "t") -> None:
        """Add texts that share no keys, and look at them so that they are merged."""
        for number in range(count):
            self.add(f"{name}{number}", own(number))
            self.find(own(number))

    def reopen(self) -> None:
        """Go on as another process does."""
        self.index.close()
        self.index = NearIndex(self.folder)

    def file(self, kind: str, when: float = WHEN) -> Path:
        """Return a file of the slice."""
        return self.folder / f"{slice_of(when)}.{kind}"


def open_files() -> int:
    """Return how many files this process has open."""
    return sum(1 for _ in Path("/dev/fd").iterdir())


def own(number: int) -> list[int]:
    """Return three keys that only the text of that number has."""
    return [8 * number + i * 80_000 for i in (1, 2, 3)]


def known(name: str, keys: Iterable[int], when: float = WHEN, site: str = "site") -> Known:
    """Return a text of 300 words with these keys."""
    ordered = np.array(sorted(keys), np.int64)
    sketch = Sketch.of(np.arange(300, dtype=np.uint64), np.zeros(300, np.bool_), len(ordered), 0)
    return Known(name, site, when, ordered, sketch)
