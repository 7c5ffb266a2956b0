"""Decisions: what becomes of each line, by the rules of a crawl that meets them in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xxhash

from newsbot.dedup.bulk.item import Item
from newsbot.dedup.bulk.known import Known, KnownTexts
from newsbot.dedup.bulk.nearindex import NearIndex, Query
from newsbot.dedup.bulk.seen import Seen
from newsbot.dedup.choose import Resemblance, choose, resemblance
from newsbot.dedup.compare import compare
from newsbot.dedup.decide import Link
from newsbot.dedup.sketch import Sketch

_UNLINKED = Link()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a line is kept, and with which link; ids are JSON.

    `is_again`: a line of the same article stands before it. If it is kept it is a revision. `heads` is the article that
    this one says all of and more.
    """

    kept: bool
    link: Link = _UNLINKED
    is_again: bool = False
    heads: str | None = None


class Decisions:
    """Decide on lines block by block; `window` is how many hours apart near repetitions may be published.

    Lies on disk in `folder`, but for about 12 bytes a line and the longer texts that contain an earlier one.
    """

    def __init__(self, folder: Path, window: int) -> None:
        self._known = KnownTexts(folder)
        self._near = NearIndex(folder, window)
        self._ids, self._states, self._exacts = (Seen(folder, name) for name in ("ids", "states", "exacts"))
        self._heads: dict[str, str] = {}

    def close(self) -> None:
        """Close all files."""
        self._known.close()

    def on(self, block: Sequence[Item]) -> Iterator[Decision]:
        """Yield a decision for each item of a block; consume them all."""
        self._ids.begin([_id_hash(item) for item in block])
        self._states.begin([_first(item.state) for item in block])
        self._exacts.begin([_first(item.exact) for item in block])
        keys = [np.frombuffer(item.keys, "<i8") for item in block]
        for item, query in zip(block, self._near.queries(keys, [item.hour for item in block]), strict=True):
            yield self._on(item, query)
        for part in (self._known, self._near, self._ids, self._states, self._exacts):
            part.settle()

    def _on(self, item: Item, query: Query) -> Decision:
        said = self._first_of(self._states, _first(item.state), lambda known: known.state == item.state)
        if said is not None:
            known = self._known[said]
            return Decision(kept=False, link=Link("exact", known.id, 1.0) if known.kept else known.link, is_again=True)
        own = self._first_of(self._ids, _id_hash(item), lambda known: known.id == item.id)
        if own is not None:
            decision = Decision(kept=True, link=self._known[own].link, is_again=True)
        else:
            decision = self._as_new(item, query)
        self._add(item, query, decision)
        return decision

    def _as_new(self, item: Item, query: Query) -> Decision:
        """Decide on the first line of an article."""
        if not item.sizes.length:
            return Decision(kept=True)
        twin = self._first_of(self._exacts, _first(item.exact), lambda known: known.exact == item.exact)
        if twin is not None:
            return Decision(kept=False, link=Link("exact", self._head(self._known[twin].id), 1.0))
        chosen = choose(self._resembled(item, self._near.candidates(query, item.sizes)))
        if chosen is None:
            return Decision(kept=True)
        known = self._known[chosen.known].id
        other = known if chosen.is_longer else self._head(known)
        link = Link(chosen.match.relation, other, round(chosen.match.similarity, 4))
        return Decision(kept=not chosen.is_repetition, link=link, heads=known if chosen.is_longer else None)

    def _resembled(self, item: Item, candidates: Sequence[int]) -> Iterator[Resemblance[int]]:
        sketch = Sketch.unpack(item.sketch) if candidates else None
        for doc in candidates:
            assert sketch is not None
            known = self._known[doc]
            yield resemblance(doc, compare(sketch, Sketch.unpack(known.sketch)), item.sizes.length, known.length)

    def _add(self, item: Item, query: Query, decision: Decision) -> None:
        kept = decision.kept
        packed = item.sketch if kept else b""
        doc = self._known.add(Known(item.id, item.state, item.exact, kept, decision.link, item.sizes.length, packed))
        self._states.add(_first(item.state), doc)
        if not kept:
            self._near.skip(doc)
            return
        self._near.add(doc, query, item.sizes)
        if not decision.is_again:
            self._ids.add(_id_hash(item), doc)
        if item.sizes.length:
            self._exacts.add(_first(item.exact), doc)
        if decision.heads is not None:
            self._heads[decision.heads] = item.id

    def _first_of(self, seen: Seen, value: int, is_same: Callable[[Known], bool]) -> int | None:
        return next((doc for doc in seen.under(value) if is_same(self._known[doc])), None)

    def _head(self, own: str) -> str:
        """Return the longest article of an article's cluster. Each began behind what it contains: no chain is a ring."""
        while (head := self._heads.get(own)) is not None:
            own = head
        return own


def _id_hash(item: Item) -> int:
    return xxhash.xxh3_64_intdigest(item.id.encode())


def _first(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "little")
