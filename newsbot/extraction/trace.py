"""Trace: what was considered for each field, and why it was taken or passed over. Kept only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsbot.arabic import clean
from newsbot.extraction.dates import ParsedDate

if TYPE_CHECKING:  # a reader has a trace
    from newsbot.extraction.body import Body
    from newsbot.extraction.reader import Reader

SILENT, SAME = "says nothing", "says the same"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one place of the page says of a field. `value` is readable text, "" if the place says nothing."""

    source: str
    value: str
    won: bool
    why: str


@dataclass(slots=True)
class Trace:
    """The candidates of each field in their order of trust, and how far the reading of the page came."""

    fields: dict[str, list[Candidate]] = field(default_factory=dict)
    reader: Reader | None = None
    body: Body | None = None

    def took(self, name: str, candidates: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """Note every candidate of a field; return the one that wins, if any, with its source."""
        winner: tuple[str, Any] | None = None
        for source, value in candidates:
            if not value:
                if all(other.source != source for other in self.fields.get(name, ())):  # else it was told why not
                    self.note(name, source, "", SILENT)
            elif winner is None:
                winner = source, value
                self.note(name, source, value, "first in the order of trust", won=True)
            else:
                same = readable(value) == readable(winner[1])
                self.note(name, source, value, SAME if same else f"{winner[0]} is trusted more")
        return [winner] if winner else []

    def note(self, name: str, source: str, value: Any, why: str, *, won: bool = False) -> None:
        """Note one candidate of a field."""
        candidate = Candidate(source, readable(value), won, why)
        if candidate not in self.fields.setdefault(name, []):  # some fields are read twice
            self.fields[name].append(candidate)


def readable(value: Any) -> str:
    """Return a value as one line of text that is safe to print: what a page holds may speak to the terminal."""
    if isinstance(value, ParsedDate):
        value = f"{value.value.isoformat()} ({value.precision}) from «{value.raw.strip()}»"
    elif isinstance(value, datetime):
        value = value.isoformat()
    elif isinstance(value, list | tuple):
        value = " / ".join(map(readable, value))
    return " ".join(clean(str(value)).split())
