"""Pairs of reports of one theme, and of reports that carry the same background, quotation or closing lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tests.dedup.templates.reading import HERE, Parts, read


def story_pairs() -> Iterator[tuple[str, str, str]]:
    """Yield (kind, a, b) over the themes.

    Of each theme, the reports `event one` and `event two` tell one event in other words; all others tell other events.
    """
    themes = [read(path) for path in sorted((HERE / "themes").glob("*.txt"))]
    for reports, shared in themes:
        yield from _one_theme(reports, shared)
    yield from _one_site([reports for reports, _ in themes])


def _one_theme(reports: Parts, shared: Parts) -> Iterator[tuple[str, str, str]]:
    for one, two in combinations(reports, 2):
        a, b = reports[one], reports[two]
        yield "same_topic", _text(a), _text(b)
        if (one, two) != ("event one", "event two"):
            yield "shared_background", _text(a + shared["background"]), _text(b + shared["background"])
            yield "shared_quote", _text(a[:2] + shared["quote"] + a[2:]), _text([*b, *shared["quote"]])


def _one_site(themes: list[Parts]) -> Iterator[tuple[str, str, str]]:
    """Pair the reports of neighbouring themes, the closing lines of each site in turn."""
    footers = list(read(HERE / "footers.txt")[0].values())
    neighbours = list(zip(themes, [*themes[1:], themes[0]], strict=True))
    for number, (ones, others) in enumerate(neighbours):
        for turn, (a, b) in enumerate(zip(ones.values(), others.values(), strict=True)):
            footer = footers[(number + turn) % len(footers)]
            yield "shared_boilerplate", _text(a + footer), _text(b + footer)


def _text(lines: list[str]) -> str:
    return "\n".join(lines)
