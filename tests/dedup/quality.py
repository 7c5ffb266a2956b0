"""What relate() says of pairs whose relation is known, by kind: the measure of the quality gate.

`python -m tests.dedup.quality [--pairs FILE] [--wrong KIND]` prints the table of the project's own pairs and, where
they are present, of the shared ones; with --wrong also the pairs of a kind that came out wrong. A pair is two texts
with the title in the first line; `--bodies` leaves the titles out, as the crawl does.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from newsbot.dedup import relate
from tests.dedup.edits import positives
from tests.dedup.templates import negatives
from tests.shared import find_shared_data

FOUND: Final = frozenset({"exact", "near", "related"})
DROPPED: Final = frozenset({"exact", "near"})


@dataclass(frozen=True)
class Pair:
    """Two texts. `same`: they are the same news."""

    kind: str
    same: bool
    one: str
    other: str

    def bodies(self) -> Pair:
        """Return the pair without its titles; a text of one line stays as it is."""
        one, other = (text.partition("\n")[2].strip() or text for text in (self.one, self.other))
        return Pair(self.kind, self.same, one, other)


@dataclass
class Score:
    """How often each relation was found for the pairs of a kind, and the pairs that came out wrong."""

    relations: Counter[str] = field(default_factory=Counter)
    wrong: list[Pair] = field(default_factory=list)

    def add(self, pair: Pair) -> None:
        """Judge a pair: the same news must be found, other news must not be dropped."""
        relation = relate(pair.one, pair.other).relation
        self.relations[relation] += 1
        if (relation not in FOUND) if pair.same else (relation in DROPPED):
            self.wrong.append(pair)

    def share(self, relations: frozenset[str]) -> float:
        """Return the share of the pairs with one of the relations."""
        return sum(self.relations[name] for name in relations) / max(1, self.relations.total())


def own_pairs() -> Iterator[Pair]:
    """Yield the pairs that are made from the project's own texts."""
    yield from (Pair(kind, True, one, other) for kind, one, other in positives())
    yield from (Pair(kind, False, one, other) for kind, one, other in negatives())


def shared_pairs() -> Iterator[Pair]:
    """Yield the pairs that stand beside the checkout, none where they are absent."""
    folder = find_shared_data()
    if folder:
        yield from read_pairs(folder / "pairs.jsonl.gz")


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file: JSON lines with a, b, kind and label, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for row in map(json.loads, data.splitlines()):
        yield Pair(row["kind"], bool(row["label"]), row["a"], row["b"])


def scores(pairs: Iterable[Pair]) -> dict[tuple[bool, str], Score]:
    """Return the scores by (the same news, kind), and those of all kinds together as kind "all"."""
    by_kind: defaultdict[tuple[bool, str], Score] = defaultdict(Score)
    for pair in pairs:
        by_kind[pair.same, pair.kind].add(pair)
    for same in (True, False):
        for (label, _), score in list(by_kind.items()):
            if label is same:
                by_kind[same, "all"].relations.update(score.relations)
    return dict(by_kind)


def table(by_kind: dict[tuple[bool, str], Score]) -> Iterator[str]:
    """Yield the lines of a table in Markdown: what was found of the same news, and what of other news was dropped."""
    yield "| kind | pairs | found | dropped | exact | near | related | series | new |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (same, kind), score in sorted(by_kind.items(), key=lambda item: (not item[0][0], item[0][1])):
        counts = " | ".join(str(score.relations[name]) for name in ("exact", "near", "related", "series", "new"))
        shares = f"{score.share(FOUND):.3f} | {score.share(DROPPED):.3f}"
        yield f"| {'same' if same else 'other'}: {kind} | {score.relations.total()} | {shares} | {counts} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pairs", type=Path, help="a file of pairs instead of those that are known")
    parser.add_argument("--bodies", action="store_true", help="leave the titles out")
    parser.add_argument("--wrong", help="print the pairs of this kind that came out wrong")
    args = parser.parse_args()
    sets = {str(args.pairs): read_pairs(args.pairs)} if args.pairs else {"own": own_pairs(), "shared": shared_pairs()}
    for name, pairs in sets.items():
        by_kind = scores(pair.bodies() if args.bodies else pair for pair in pairs)
        print(f"\n### {name} pairs, {'bodies' if args.bodies else 'with titles'}\n", *table(by_kind), sep="\n")
        for (_, kind), score in by_kind.items():
            for pair in score.wrong if kind == args.wrong else ():
                print(f"\n--- {relate(pair.one, pair.other)}\n{pair.one}\n---\n{pair.other}")


if __name__ == "__main__":
    main()
