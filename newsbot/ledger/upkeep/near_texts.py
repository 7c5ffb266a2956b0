"""The near index of a new ledger: every text that the output holds, in the slices that are still of use."""

from __future__ import annotations

from pathlib import Path

from newsbot.dedup.decide import Rules
from newsbot.dedup.fingerprint import Fingerprint
from newsbot.ledger.claims import expiry
from newsbot.ledger.near.index import NearIndex
from newsbot.ledger.near.record import Known
from newsbot.ledger.upkeep.records import Written


class NearTexts:
    """An index that is being filled. Until all is read, it isn't known which slices have expired."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        self._index = NearIndex(folder)
        self._rules = rules
        self._committed: dict[int, int] = {}
        self._expires: dict[int, float] = {}

    def add(self, written: Written, found: Fingerprint, when: float, published: float | None) -> None:
        """Add the text of an article that was written at an instant."""
        if self._rules.near == "off" or not len(found.keys):
            return
        dated = when if published is None else published
        known = Known(written.id, written.site, dated, found.keys, found.sketch)
        number, self._committed[number] = self._index.add(known, self._committed)
        expires = expiry(when, dated, self._rules)
        self._expires[number] = max(expires, self._expires.get(number, expires))

    def finish(self, now: float) -> list[tuple[int, int, float]]:
        """Return number, length and expiry of each slice that is of use, once they are on disk; remove the others."""
        kept = sorted(number for number, expires in self._expires.items() if expires >= now)
        self._index.sync(kept)
        self._index.sweep(kept)
        return [(number, self._committed[number], self._expires[number]) for number in kept]

    def close(self) -> None:
        """Close all files."""
        self._index.close()
