"""The figures of killed runs, and the table that shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Figures:
    """What happened, and what was found wrong."""

    kills: int = 0
    ended_first: int = 0
    lines: int = 0
    with_bytes: int = 0
    with_claims: int = 0
    orphans: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)
    by_kind: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> list[str]:
        """Everything that must not be."""
        left = [f"{self.orphans} processes outlived their run"] if self.orphans else []
        return [*self.lost, *self.twice, *self.torn, *self.unequal, *left]

    def table(self) -> str:
        """Return the figures, one a line."""
        rows = {
            "kills": self.kills,
            **{f"  {kind}": count for kind, count in sorted(self.by_kind.items())},
            "  behind them unconfirmed bytes": self.with_bytes,
            "  behind them unconfirmed claims": self.with_claims,
            "runs that ended before their kill": self.ended_first,
            "articles and revisions": self.lines,
            "lost": len(self.lost),
            "twice": len(self.twice),
            "torn or changed lines": len(self.torn),
            "files unlike the ledger": len(self.unequal),
            "orphans": self.orphans,
        }
        return "\n".join(f"{name:<36}{value:>7}" for name, value in rows.items())
