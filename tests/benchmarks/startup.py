"""What a start costs, held against `scrapy list` in an empty project, in the same run: Scrapy itself, and no more.

    python -m tests.benchmarks.startup [--rounds N]

Prints CPU and wall seconds of commands that alternate, each in a process of its own, with all that it starts (a crawl's
workers and the server that forks them): median and least, the ratio of the CPU medians, and how many modules the
command's own process had in the end. Modules are counted first, in starts that write the bytecode and aren't timed.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from newsbot.demo.newspaper import Newspaper
from tests.e2e.conftest import ROOT, command, crawl_arguments, environment
from tests.newspaper import ObservedServer
from tests.startup import bare_project, loaded

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


@dataclass
class Start:
    """A command in a project, and what its starts cost."""

    name: str
    arguments: Sequence[str]
    project: Path = ROOT
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Start it once more, and note what that took."""
        before, begun = os.times(), time.monotonic()
        subprocess.run(command(*self.arguments), cwd=self.project, env=environment(), capture_output=True, check=True)
        self.wall.append(time.monotonic() - begun)
        _see_off()
        after = os.times()
        self.cpu.append(sum(after[2:4]) - sum(before[2:4]))

    def row(self, limit: float, modules: int) -> str:
        """Return a line of the table."""
        figures = (statistics.median(self.cpu), min(self.cpu), statistics.median(self.wall), min(self.wall))
        ratio = figures[0] / limit
        return f"{self.name:24}{''.join(f'{seconds:8.2f}' for seconds in figures)}{ratio:8.2f}{modules:9}"


def _see_off() -> None:
    """Wait for what the command left running, so that its time counts: the server that forks ends a moment later."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def starts(folder: Path, server: ObservedServer) -> list[Start]:
    """Return what is started, the empty project first. The crawl asks for one article, into a folder of its own."""
    one = crawl_arguments(server, folder / "output", "-a", "limit=1")
    return [
        Start("empty: scrapy list", ["list"], bare_project(folder / "empty")),
        Start("scrapy list", ["list"]),
        Start("scrapy --help", ["--help"]),
        Start("scrapy sites", ["sites"]),
        Start("scrapy crawl, one page", one),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="what starts cost")
    parser.add_argument("--rounds", type=int, default=7, help="starts of each command that count (default: 7)")
    rounds = parser.parse_args().rounds
    if sys.platform == "linux":  # elsewhere processes that a crawl leaves behind don't count
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name, ObservedServer(Newspaper.load(datetime.now(UTC), few=True)) as server:
        folder = Path(name)
        all_starts = starts(folder, server)
        modules = [len(loaded(start.arguments, folder, start.project)) for start in all_starts]
        for _ in range(rounds):
            for start in all_starts:
                shutil.rmtree(folder / "output", ignore_errors=True)
                start.run()
    print(f"{'start':24}{'CPU s':>8}{'least':>8}{'wall s':>8}{'least':>8}{'ratio':>8}{'modules':>9}")
    limit = statistics.median(all_starts[0].cpu)
    for start, count in zip(all_starts, modules, strict=True):
        print(start.row(limit, count))


if __name__ == "__main__":
    main()
