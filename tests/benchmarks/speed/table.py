"""Tables of the figures, as they are printed and stand in speed.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from tests.benchmarks.speed.contenders import OURS, PLAIN
from tests.benchmarks.speed.figures import Figures
from tests.benchmarks.speed.limit import CORES

_BEATS = {
    "late": "a beat came late by",
    "blocked": "of that, not in the queue for a core",
    "cpu": "CPU time of the loop's thread between two beats",
    "collections": "CPU time of a garbage collection in the loop's thread",
    "queued": "queue for a core between two beats",
}


def table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown, its first column to the left and all others to the right."""
    lines = [f"| {' | '.join(line)} |" for line in (head, *rows)]
    return "\n".join((lines[0], f"|---{'|--:' * (len(head) - 1)}|", *lines[1:]))


def speeds(all_figures: Sequence[Figures], absent: Iterable[str]) -> str:
    """Return pages a second and the ratios to the plain spider; of those that are absent only the name."""
    plain = next((figures for figures in all_figures if figures.name == PLAIN), None)
    head = ("", "pages", "pages/s", "times plain", "with its start", "times plain", "start, s")
    missing = ((f"{name} (not measured, see the notes)", *("–" for _ in head[1:])) for name in absent)
    return table(head, chain((_speed(figures, plain) for figures in all_figures), missing))


def _speed(figures: Figures, plain: Figures | None) -> Iterator[str]:
    whole = figures.median(lambda one: one.per_second)
    yield figures.name
    yield f"{figures.median(lambda one: one.pages):.0f}"
    yield from (f"{figures.speed:.1f}", f"{figures.speed / plain.speed:.2f}" if plain else "–")
    yield from (f"{whole:.1f}", f"{whole / plain.median(lambda one: one.per_second):.2f}" if plain else "–")
    yield f"{figures.median(lambda one: one.start):.2f}"


def costs(all_figures: Sequence[Figures]) -> str:
    """Return CPU milliseconds a page by process, and memory."""
    head = ("", "CPU ms a page", "main", "workers", "other", "server", "sampled / kernel's", "peak MB main", "all")
    return table(head, map(_cost, all_figures))


def _cost(figures: Figures) -> Iterator[str]:
    yield figures.name
    yield from (f"{figures.cpu(role):.2f}" for role in (None, "main", "workers", "other", "server"))
    yield f"{figures.median(lambda one: one.measured.cpu() / one.measured.total_cpu):.3f}"
    yield from (f"{megabytes:.0f}" for megabytes in figures.memory)


def scores(all_figures: Sequence[Figures]) -> str:
    """Return how right the articles are."""
    head = ("", "articles", "title right", "F1 of the text")
    return table(head, (_score(figures) for figures in all_figures if figures.rounds[0].score))


def _score(figures: Figures) -> Iterator[str]:
    score = figures.rounds[-1].score
    assert score is not None
    yield from (figures.name, str(score.written), f"{score.titles:.1%}", f"{score.f1:.4f}")


def limit(all_figures: Mapping[str, Figures], extraction: float) -> str:
    """Return the limit and how near newsbot comes to it; extraction in CPU milliseconds a page."""
    bare, ours = all_figures["bare"], all_figures[OURS]
    download, most = bare.cpu(None), CORES * 1000 / (bare.cpu(None) + extraction)
    cores = ours.rounds[-1].measured.busy(ours.rounds[-1].first)
    busy = " and ".join(f"{share:.0%}" for share in cores)
    used, watching = ours.median(lambda one: one.used), ours.median(lambda one: one.watching)
    return "\n".join((
        f"* the limit: {CORES} cores / ({download:.2f} ms bare download + {extraction:.2f} ms extraction) = {most:.1f} pages/s",
        f"* newsbot: {ours.speed:.1f} pages/s, {ours.speed / most:.2f} of the limit",
        f"* cores while it crawls: {busy} busy, newsbot and the server use {used:.0%} of both, measuring {watching:.1%} of one",
    ))  # fmt: skip


def beats(told: Mapping[str, Any]) -> str:
    """Return what the heartbeat told, and its worst beats."""
    rows = ((text, *_milliseconds(told[name]), str(told[name]["above"])) for name, text in _BEATS.items())
    worst = (
        f"{beat['at']:.2f} s ({beat['blocked'] * 1000:.0f} ms, {beat['cpu'] * 1000:.0f} of CPU)"
        for beat in told["worst"]
    )
    head = (f"{told['beats']} beats, in ms", "max", "99.9 %", "above 50")
    return f"{table(head, rows)}\n\nThe worst were at {', '.join(worst)} after the spider was opened."


def _milliseconds(figure: Mapping[str, float]) -> tuple[str, str]:
    return f"{figure['max'] * 1000:.1f}", f"{figure['p999'] * 1000:.1f}"
