"""What a check or a repair finds: problems by kind, each with its count and the first few places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_SHOWN = 5
_PUT_BACK = "put the file back from a copy; or move it away, then run scrapy ledger repair"


class Kind(NamedTuple):
    """A kind of problem: what it is called, and what helps."""

    label: str
    remedy: str


PROBLEMS: dict[str, Kind] = {
    "damaged": Kind("the ledger's database is damaged", "scrapy ledger repair"),
    "short": Kind("a file is shorter than what was confirmed", _PUT_BACK),
    "no line end": Kind("the confirmed part of a file ends within a line", _PUT_BACK),
    "unreadable": Kind("a file can't be read", _PUT_BACK),
    "unknown file": Kind("a file that the ledger doesn't know", "scrapy ledger repair, or move it away"),
    "broken": Kind("a line is no whole JSON object with what it needs", _PUT_BACK),
    "altered": Kind("a line isn't what was written: its content_hash is that of other words", _PUT_BACK),
    "other site": Kind("a line of another site than its file's", _PUT_BACK),
    "twice": Kind("a revision of an article stands in two lines", "delete one of them, then scrapy ledger repair"),
    "unknown article": Kind("an article that the ledger doesn't know", "scrapy ledger repair"),
    "other hash": Kind("the ledger knows the article's revision with other content", "scrapy ledger repair"),
    "newer": Kind("a later revision than the ledger knows", "scrapy ledger repair"),
    "elsewhere": Kind("the ledger looks for this line in another file", "scrapy ledger repair"),
    "missing": Kind("an article's line isn't in the file that the ledger names", _PUT_BACK),
    "no original": Kind("duplicate_of is no article that the ledger knows", "scrapy ledger repair"),
    "no fingerprint": Kind("a text that the ledger would not recognise", "scrapy ledger repair"),
    "near": Kind("a log of the near index is shorter than the ledger says", "scrapy ledger repair"),
}  # fmt: skip


class Findings:
    """Problems as they are found; only the first few places of each kind are kept."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._places: dict[str, list[str]] = {}
        self.notes: list[str] = []

    def add(self, kind: str, place: str, detail: str = "") -> None:
        """Note a problem at a file:line; `kind` is one of PROBLEMS."""
        assert kind in PROBLEMS, kind
        self.counts[kind] += 1
        places = self._places.setdefault(kind, [])
        if len(places) < _SHOWN:
            places.append(f"{place} ({detail})" if detail else place)

    def note(self, text: str) -> None:
        """Note what is no problem but worth knowing."""
        self.notes.append(text)

    @property
    def sound(self) -> bool:
        """Whether there is no problem."""
        return not self.counts

    def __iter__(self) -> Iterator[tuple[Kind, int, list[str]]]:
        """Yield each kind that was found, its count and the first places."""
        return ((PROBLEMS[kind], self.counts[kind], self._places[kind]) for kind in PROBLEMS if kind in self.counts)
