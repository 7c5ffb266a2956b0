"""Tally: how many lines became what, in all and by site."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from newsbot.dedup.bulk.decisions import Decision
from newsbot.dedup.bulk.item import Item

# What a line became, in the order of the table; the last two are not kept.
KINDS = ("new", "revised", "longer", "related", "series", "near", "exact")
KEPT = KINDS[:5]


@dataclass(slots=True)
class Tally:
    """Counts of lines; memory grows with the number of sites alone."""

    sites: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rejected: Counter[str] = field(default_factory=Counter)
    again: int = 0
    wordless: int = 0

    def count(self, item: Item, decision: Decision) -> None:
        """Count an article."""
        self.sites[item.site][kind_of(decision)] += 1
        self.again += decision.is_again and not decision.kept
        self.wordless += decision.kept and not item.sizes.length

    @property
    def kinds(self) -> Counter[str]:
        """Return how many articles became what."""
        return sum(self.sites.values(), Counter())

    @property
    def kept(self) -> int:
        """Return how many articles are kept."""
        return sum(self.kinds[kind] for kind in KEPT)

    @property
    def lines(self) -> int:
        """Return how many lines were counted."""
        return self.kinds.total() + self.rejected.total()


def kind_of(decision: Decision) -> str:
    """Return one of KINDS."""
    if decision.kept and decision.is_again:
        return "revised"
    return "longer" if decision.kept and decision.link.relation == "near" else decision.link.relation
