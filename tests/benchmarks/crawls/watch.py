"""Watch: a crawl's command seen from outside, a few times a second: pages, processor time, memory, disk."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[3]
_EVERY = 0.5  # seconds
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Sample:
    """A moment of a crawl. Processor times are seconds since its begin, memory that of the main process in MB,
    and so are the sizes of the ledger and the near index.
    """

    seconds: float
    pages: float
    main: float
    workers: float
    memory: float
    peak: float
    files: float
    ledger: float
    near: float


@dataclass(slots=True)
class Lines:
    """The lines of the articles in an output folder, counted as they appear."""

    output: Path
    count: int = 0
    _read: dict[Path, int] = field(default_factory=dict)

    def look(self) -> int:
        """Return how many there are now."""
        for path in self.output.glob("articles/*/*.jsonl"):
            with path.open("rb") as file:
                file.seek(self._read.get(path, 0))
                while data := file.read(1 << 20):
                    self.count += data.count(b"\n")
                self._read[path] = file.tell()
        return self.count


def watch(command: Sequence[str], output: Path, log: Path, environment: dict[str, str]) -> list[Sample]:
    """Run a command of Scrapy's that writes to `output`; return what was seen of it. It exits if that fails."""
    with log.open("wb") as told:
        begun = time.perf_counter()
        run = psutil.Popen([sys.executable, "-m", "scrapy", *command], cwd=ROOT, env=environment, stderr=told)
        samples = list(_samples(run, output, begun))
    if run.returncode:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}: {log.read_text(encoding='utf8')[-2000:]}")
    return samples


def _samples(run: psutil.Popen, output: Path, begun: float) -> Iterator[Sample]:
    lines, last = Lines(output), None
    while run.poll() is None:
        last = _look(run, lines, begun, last) or last
        if last:
            yield last
        time.sleep(_EVERY)
    if last:
        yield replace(last, pages=lines.look())


def _look(run: psutil.Popen, lines: Lines, begun: float, last: Sample | None) -> Sample | None:
    """Return a sample, None if the process ended meanwhile."""
    try:
        with run.oneshot():
            own, memory, peak, files = run.cpu_times(), run.memory_info().rss / _MB, _peak(run.pid), run.num_fds()
        workers = own.children_user + own.children_system + sum(map(_spent, run.children(recursive=True)))
    except (psutil.Error, OSError, IndexError):  # the last: one that has ended has no memory
        return None
    workers = max(workers, last.workers if last else 0.0)  # one that ends is counted by its parent a moment later
    state = lines.output / "state"
    sizes = (_size(state.glob("ledger.sqlite")), _size(state.glob("near/*")))
    return Sample(
        time.perf_counter() - begun, lines.look(), own.user + own.system, workers, memory, peak, files, *sizes
    )


def _spent(process: psutil.Process) -> float:
    try:
        return sum(process.cpu_times()[:4])
    except psutil.Error:
        return 0.0


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _size(paths: Iterator[Path]) -> float:
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
        except FileNotFoundError:  # a draft was renamed
            continue
    return total / _MB
