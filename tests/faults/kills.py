"""Kill the real crawl of a living newspaper with SIGKILL, again and again, then let it finish and count what is there.

By hand: `python -m tests.faults.kills --kills 200 --seed 7`. Some kills fall at a random moment of the run, some when
an output file was just seen to grow, some at a chosen step of storing (`tests.faults.kills_at`).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsbot.demo.newspaper import Post
from tests.e2e.conftest import ROOT, Output, command, crawl_arguments, environment
from tests.e2e.test_main_job import slug_of
from tests.faults.kills_at import POINTS, Kill, plan
from tests.faults.kills_figures import Figures
from tests.faults.kills_watch import Known, Reader, orphans_of
from tests.newspaper import ObservedServer

_GLANCE = 0.002  # seconds between two glances at the files of a run that is to be killed when they grow
_NEW = 5  # articles published before each run: something is left to write in the last run, too
_LONGEST = 120.0  # seconds until a run counts as hung


class Harness:
    """One newspaper, one output folder, and the runs that are killed over them."""

    def __init__(self, server: ObservedServer, folder: Path, seed: int) -> None:
        self.server = server
        self.output = Output(folder)
        self.figures = Figures()
        self.versions = Counter(post.slug for post in server.newspaper.articles)
        self._random = random.Random(seed)
        self._natural = 4.0  # seconds that a run takes, measured by each that ends by itself

    def run(self, kills: int, plan: Iterable[Kill]) -> Figures:
        """Kill that many runs by an endless plan, let one finish, look whether another finds work, and judge."""
        with Reader(self.output.folder) as reader:
            for kill in plan:
                if self.figures.kills == kills:
                    break
                self._kill(kill, reader)
                self._edit()
            for _ in range(2):
                with self._started() as process:
                    code = process.wait(_LONGEST)
                    if code:
                        self.figures.lost.append(f"the last run ended with {code}")
                self._note(reader, process.pid)
            reader.look()
        self.figures.torn += reader.torn + reader.changed
        self._judge()
        return self.figures

    def _kill(self, kill: Kill, reader: Reader) -> None:
        with self._started(kill) as process:
            begun = time.monotonic()
            if kill.at == "moment":
                self._wait(process, self._random.uniform(0.05, self._natural))
            elif kill.at == "growth":
                self._wait_for_growth(process, kill.call)
            else:
                process.wait(_LONGEST)
            process.kill()
            if process.wait(_LONGEST) == -signal.SIGKILL:
                self._count(kill)
            else:
                self.figures.ended_first += 1
                self._natural = time.monotonic() - begun
        self._note(reader, process.pid)

    def _count(self, kill: Kill) -> None:
        known = Known.at(self.output.folder)
        self.figures.kills += 1
        self.figures.by_kind[f"at: {kill.at}"] += 1
        self.figures.with_bytes += known.unconfirmed(self.output.folder) > 0
        self.figures.with_claims += known.claims > 0

    @contextlib.contextmanager
    def _started(self, kill: Kill | None = None) -> Iterator[subprocess.Popen[bytes]]:
        # Each revision counts: the sources that tell of them are asked by every run.
        arguments = command(*crawl_arguments(self.server, self.output.folder, "-s", "LOOK_AROUND_HOURS=0"))
        if kill is not None and kill.at in POINTS:
            arguments[2:3] = ["tests.faults.kills_at", kill.at, str(kill.call)]
        with subprocess.Popen(
            arguments,
            cwd=ROOT,
            env=environment(),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    @staticmethod
    def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)

    def _wait_for_growth(self, process: subprocess.Popen[bytes], times: int) -> None:
        """Return when the output files have grown so often, or the run has ended."""
        size, grown = self._size(), 0
        while grown < times and process.poll() is None:
            self._wait(process, _GLANCE)
            now = self._size()
            grown += now > size
            size = now

    def _size(self) -> int:
        return sum(path.stat().st_size for path in self.output.folder.glob("*/**/*.jsonl"))

    def _note(self, reader: Reader, pid: int) -> None:
        """Look at what a run left: its processes, its files, and that none is shorter than its ledger says."""
        left = orphans_of(pid)
        self.figures.orphans += len(left)
        for orphan in left:
            os.kill(orphan, signal.SIGKILL)
        known = Known.at(self.output.folder)
        if known.unconfirmed(self.output.folder) < 0:
            self.figures.lost.append("a file is shorter than its committed length")
        reader.vouch(known.committed)
        reader.look()

    def _edit(self) -> None:
        """Publish articles, and revise two of those whose every version has come home."""
        newspaper = self.server.newspaper
        self.versions.update(post.slug for post in newspaper.publish(_NEW))
        home = self._written()
        ripe = [post for post in newspaper.articles if home[post.slug] == self.versions[post.slug] and _alone(post)]
        for post in self._random.sample(ripe, min(2, len(ripe))):
            newspaper.revise(post.slug)
            self.versions[post.slug] += 1

    def _written(self) -> Counter[str]:
        """Count the confirmed lines of each post."""
        known = Known.at(self.output.folder)
        paths = [path for path in known.committed if path.startswith(("articles/", "duplicates/"))]
        lines = [line for path in paths for line in known.lines(self.output.folder, path)]
        return Counter(slug_of(json.loads(line)["url"]) for line in lines)

    def _judge(self) -> None:
        lines = [*self.output.articles, *self.output.duplicates]
        found = Counter(slug_of(line["url"]) for line in lines)
        texts = Counter((line["url"], line.get("revision"), line.get("content_hash")) for line in self.output.articles)
        self.figures.lines = len(lines)
        lost = (self.versions - found).keys()
        self.figures.lost += [
            f"lost: {slug}, {found[slug]} of {self.versions[slug]} versions are there" for slug in lost
        ]
        self.figures.twice += [f"twice: {slug}" for slug in (found - self.versions).elements()]
        self.figures.twice += [f"twice the same: {text}" for text, count in texts.items() if count > 1]
        known = Known.at(self.output.folder)
        sizes = {path: (self.output.folder / path).stat().st_size for path in known.committed}
        self.figures.unequal += [f"{path}: {size}" for path, size in sizes.items() if size != known.committed[path]]
        self.figures.unequal += [f"{known.claims} claims are left"] if known.claims else []


def _alone(post: Post) -> bool:
    return not (post.reprint_of or post.extends)


def main() -> int:
    """Run the harness from the command line; print its table, and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, help="keep the output folder here, to see what became of what was lost")
    options = parser.parse_args()
    with ObservedServer() as server, tempfile.TemporaryDirectory() as folder:
        figures = Harness(server, options.output or Path(folder) / "output", options.seed).run(
            options.kills, plan(options.seed)
        )
    sys.stdout.write(figures.table() + "\n" + "".join(f"{fault}\n" for fault in figures.faults))
    return bool(figures.faults)


if __name__ == "__main__":
    sys.exit(main())
