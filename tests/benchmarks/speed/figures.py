"""Figures: what is told of a contender, each the median of its rounds."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.speed.judge import Score
from tests.benchmarks.speed.measure import MB, Measured
from tests.benchmarks.speed.server import Answer


@dataclass(frozen=True)
class Round:
    """One run of a contender: what it cost, what it was answered, and how good what it wrote is."""

    measured: Measured
    answered: list[Answer]
    score: Score | None

    @property
    def pages(self) -> int:
        """How many pages it got; the other answers are sitemaps, robots.txt and what isn't there."""
        return len({answer.path for answer in self._pages()})

    @property
    def answers(self) -> int:
        """How many times it was answered a page."""
        return len(self._pages())

    @property
    def first(self) -> float:
        """When it was answered its first page: what comes before is its start."""
        return self._pages()[0].at

    @property
    def per_second(self) -> float:
        """Pages a second of the whole command."""
        return self.pages / self.measured.seconds

    @property
    def per_second_started(self) -> float:
        """Pages a second from the first page to the command's end."""
        return self.pages / (self.measured.ended - self.first)

    @property
    def start(self) -> float:
        """Seconds from the command to its first page."""
        return self.first - self.measured.begun

    def cpu(self, role: str | None) -> float:
        """CPU milliseconds a page from the first page on, of a role or of all but the server."""
        return 1000 * self.measured.cpu(role, self.first) / self.pages

    @property
    def used(self) -> float:
        """Share of both cores that it and its server used from the first page on."""
        seconds = self.measured.cpu(None, self.first) + self.measured.cpu("server", self.first)
        return seconds / (self.measured.ended - self.first) / len(self.measured.busy(self.first))

    @property
    def watching(self) -> float:
        """Share of one core that measuring took."""
        return self.measured.own_cpu / self.measured.seconds

    def _pages(self) -> list[Answer]:
        return [one for one in self.answered if one.status == 200 and one.method == "GET" and one.path.endswith("/")]


@dataclass(frozen=True)
class Figures:
    """All rounds of a contender."""

    name: str
    rounds: list[Round]

    def median(self, figure: Callable[[Round], float]) -> float:
        """Return the median of a figure over the rounds."""
        return statistics.median(map(figure, self.rounds))

    def cpu(self, role: str | None) -> float:
        """CPU milliseconds a page, see `Round.cpu`."""
        return self.median(lambda one: one.cpu(role))

    @property
    def speed(self) -> float:
        """Pages a second from the first page to the end."""
        return self.median(lambda one: one.per_second_started)

    @property
    def memory(self) -> tuple[float, float]:
        """Peak megabytes of the main process and of all together."""
        return tuple(max(get(one.measured) for one in self.rounds) / MB for get in (_main, _all))  # type: ignore[return-value]


def _main(measured: Measured) -> int:
    return measured.peak_main


def _all(measured: Measured) -> int:
    return measured.peak_all
