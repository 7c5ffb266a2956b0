"""Run the contenders in turn, and newsbot once more with the heartbeat or a profiler."""

from __future__ import annotations

import json
import re
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.speed import limit
from tests.benchmarks.speed.contenders import OURS, Contender, newsbot, peer, scrapy_alone, with_heartbeat
from tests.benchmarks.speed.figures import Figures, Round
from tests.benchmarks.speed.judge import judge, read
from tests.benchmarks.speed.measure import measure
from tests.benchmarks.speed.profiling import profile
from tests.benchmarks.speed.server import HINT, Served, nginx
from tests.benchmarks.speed.venvs import PEERS, NotInstalledError

_TIMEOUT = 900.0  # seconds of one run
_LINK = re.compile(rb"<a\s")


class Trial:
    """Runs on one site. `notes` tells what the tables don't show: what couldn't be measured, and what went wrong."""

    def __init__(self, folder: Path, root: Path, served: Served, venvs: Path, few: int) -> None:
        self._folder, self._root, self._served, self._venvs = folder, root, served, venvs
        self._base = f"http://127.0.0.1:{served.port}"
        self._pages = read(root / "expected.jsonl")
        self._few = self._pages[:few]
        (folder / "few.txt").write_text("\n".join(page["url"] for page in self._few), encoding="utf8")
        self.notes = [] if nginx() else [HINT]

    def sizes(self) -> str:
        """Return how large the pages are and how many links they hold."""
        pages = [path.read_bytes() for path in self._root.glob("*/index.html")]
        least, mean, most = _spread([len(page) / 1000 for page in pages])
        links = _spread([len(_LINK.findall(page)) for page in pages])
        return (
            f"{len(pages):,} pages of {mean:.0f} kB ({least:.0f} to {most:.0f}),"
            f" with {links[1]:.0f} links each ({links[0]:.0f} to {links[2]:.0f})"
        )

    def rounds(self, names: Sequence[str], count: int) -> dict[str, Figures]:
        """Run these contenders in turn, `count` times; those that can't be run are left out and noted."""
        found: dict[str, list[Round]] = {name: [] for name in names}
        failed: set[str] = set()
        for number in range(count):
            for name in (name for name in names if name not in failed):
                print(f"round {number + 1}: {name}", flush=True)
                try:
                    found[name].append(self._run(self._contender(name)))
                except (NotInstalledError, TimeoutError, RuntimeError) as error:
                    failed.add(name)
                    self.notes.append(f"{name} wasn't measured: {error}")
        return {name: Figures(name, rounds) for name, rounds in found.items() if rounds}

    def heartbeat(self) -> dict[str, Any] | None:
        """Crawl once more and return what the heartbeat told of it, None if the crawl failed."""
        try:
            self._run(with_heartbeat(self._base, self._fresh()))
        except (TimeoutError, RuntimeError) as error:
            self.notes.append(f"the heartbeat wasn't measured: {error}")
            return None
        beats: dict[str, Any] = json.loads((self._folder / "run" / "beats.json").read_text(encoding="utf8"))
        return beats

    def extraction(self) -> float:
        """Return what newsbot's extraction costs, in CPU milliseconds a page."""
        return limit.extraction(self._root, self._pages, self._base)

    def profile(self) -> str:
        """Crawl once more and return what dominates."""
        return profile(newsbot(self._base, self._fresh()), self._folder)

    def _contender(self, name: str) -> Contender:
        folder = self._fresh()
        if name in PEERS:
            return peer(name, self._base, folder, self._venvs)
        return newsbot(self._base, folder) if name == OURS else scrapy_alone(name, self._base, folder)

    def _fresh(self) -> Path:
        folder = self._folder / "run"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def _run(self, contender: Contender) -> Round:
        log = self._folder / "printed.log"
        measured = measure(
            contender.command, self._served.pid, log, cwd=contender.cwd, env=contender.environment(), timeout=_TIMEOUT
        )
        last = log.read_text(encoding="utf8", errors="replace").strip().rpartition("\n")[2]
        if measured.code:
            raise RuntimeError(f"exit code {measured.code}, {last}")
        pages = self._pages if contender.whole else self._few
        score = judge(pages, (self._folder / "run").glob(contender.wrote)) if contender.wrote else None
        done = Round(measured, self._served.since(measured.begun), score)
        if not done.pages == done.answers == len(pages):
            self.notes.append(f"{contender.name}: {done.answers} answers for {done.pages} of {len(pages)} pages")
        return done


def _spread(values: Sequence[float]) -> tuple[float, float, float]:
    return min(values), statistics.mean(values), max(values)
