"""The report: what is printed, and the same as a file."""

from __future__ import annotations

import platform
import shlex
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.speed import table
from tests.benchmarks.speed.figures import Figures
from tests.benchmarks.speed.run import Trial
from tests.benchmarks.speed.server import nginx
from tests.benchmarks.speed.venvs import PEERS
from tests.benchmarks.speed.venvs import version as peer_version

_FILE = Path(__file__).resolve().parents[1] / "speed.md"
_OURS = ("scrapy", "trafilatura", "lxml", "twisted")
_SPEED = """Pages a second are counted from the answer to the first page to the end of the command; «with its start» is the whole
command. Each figure is the median of the rounds. `bare` only downloads; `plain` is Scrapy with trafilatura, its metadata
and a file of JSON lines; `newsbot` extracts in a worker for each processor, deduplicates, keeps its ledger and syncs its
lines. All three ask for 16 pages at a time. The others are slower and get fewer of the same pages."""
_COST = """CPU is counted from the first page on, without the server's own where it isn't named. «Other» are helpers of
Python's multiprocessing. Processes are sampled every 50 ms; the ratio says how far their sum agrees with what the kernel
counted of the whole command. Memory is the most of any round; of «all», what processes share counts once."""
_SCORE = "The share of pages with exactly the title that they have, and the mean F1 of the words of the text; a missing page counts."
_LIMIT = "What two cores allow if nothing but downloading and extraction cost anything:"
_LOOP = """A beat is due every 5 ms. One that is late by 50 ms in which its thread used little CPU time waited for a core, the
interpreter's lock or the disk."""


class Report:
    """Sections, printed as soon as they are known."""

    def __init__(self) -> None:
        self._sections: list[str] = []

    def add(self, *paragraphs: str) -> None:
        """Print a section and keep it."""
        self._sections.append("\n\n".join(paragraphs))
        print(f"\n{self._sections[-1]}", flush=True)

    def rounds(self, figures: Mapping[str, Figures], absent: Collection[str]) -> None:
        """Tell of all contenders, and name those that couldn't be measured."""
        every = tuple(figures.values())
        self.add("## Speed", _SPEED, table.speeds(every, absent))
        self.add("## CPU and memory", _COST, table.costs(every))
        self.add("## Articles", _SCORE, table.scores(every))

    def newsbot(self, trial: Trial, figures: Mapping[str, Figures]) -> None:
        """Tell what there is to tell of newsbot alone."""
        if "bare" in figures:
            self.add("## The limit", _LIMIT, table.limit(figures, trial.extraction()))
        beats = trial.heartbeat()
        if beats is not None:
            self.add("## The event loop", _LOOP, table.beats(beats))

    def write(self) -> None:
        """Write speed.md."""
        _FILE.write_text("\n\n".join(self._sections) + "\n", encoding="utf8")


def head(sizes: str, names: Sequence[str]) -> str:
    """Return what was measured, when, and with which versions."""
    ours = ", ".join(f"{name} {version(name)}" for name in _OURS)
    peers = ", ".join(f"{name} {peer_version(name)}" for name in names if name in PEERS) or "no peers"
    command = f"python -m tests.benchmarks.speed {shlex.join(sys.argv[1:])}".strip()
    return (
        f"# Speed\n\nMade by `{command}` on {datetime.now(UTC):%Y-%m-%d}: {sizes}.\n"
        f"Python {platform.python_version()}, {ours}; {peers}; {_server()}."
    )


def _server() -> str:
    path = nginx()
    if path is None:
        return "no nginx"
    said = subprocess.run([path, "-v"], check=False, capture_output=True, text=True).stderr
    return said.strip().rpartition(": ")[2].replace("/", " ")
