"""What `scrapy dedup` costs: lines a second and the memory of all its processes together.

`python -m tests.benchmarks.bulk 10000 100000 1000000` writes that many made-up Arabic articles (250 words of a Zipf-like
vocabulary, a thousand a day; 15 % are light reprints, 3 % exact ones) to a temporary folder, deduplicates them with the real
command and prints a row each. `--jobs N`, `--folder DIR` (default: a temporary one).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LETTERS = np.array(list("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"))
_VOCABULARY, _WORDS = 200_000, 250
_SITES, _A_DAY = 40, 1000
_REPRINTS, _COPIES, _RECENT = 0.15, 0.03, 2000
_FIRST = datetime(2025, 1, 1, tzinfo=UTC)


def vocabulary(random: np.random.Generator) -> NDArray[np.str_]:
    """Return made-up words of two to nine letters."""
    lengths = random.integers(2, 10, _VOCABULARY)
    return np.array(["".join(_LETTERS[random.integers(0, len(_LETTERS), n)]) for n in lengths])


def articles(count: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """Yield articles, of which some repeat one of the last two thousand."""
    random = np.random.default_rng(seed)
    words = vocabulary(random)
    recent: list[NDArray[np.int64]] = []
    for number in range(count):
        kind = random.random()
        if recent and kind < _REPRINTS + _COPIES:
            text = recent[random.integers(len(recent))]
            if kind < _REPRINTS:
                text = edited(text, random)
        else:
            text = zipf(_WORDS, random)
            recent.append(text)
            if len(recent) > _RECENT:
                recent[random.integers(_RECENT)] = recent.pop()
        yield {
            "id": f"{number:032x}",
            "site": f"site{random.integers(_SITES)}",
            "title": " ".join(words[text[:8]]),
            "published": (_FIRST + timedelta(days=number / _A_DAY)).isoformat(),
            "text": " ".join(words[text]),
        }


def zipf(count: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Return places in the vocabulary: rank r about as often as 1 / r."""
    ranks: NDArray[np.float64] = np.exp(random.random(count) * np.log(_VOCABULARY))
    return ranks.astype(np.int64)


def edited(text: NDArray[np.int64], random: np.random.Generator) -> NDArray[np.int64]:
    """Return a light reprint: a line put before it, a few words exchanged, the tail cut."""
    copy = text.copy()
    copy[random.integers(0, len(copy), 3)] = zipf(3, random)
    return np.concatenate((zipf(8, random), copy[: len(copy) - random.integers(20)]))


def write(path: Path, count: int) -> None:
    """Write the articles as JSON lines."""
    with path.open("w", encoding="utf8") as file:
        for article in articles(count):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def resident(root: int) -> int:
    """Return the bytes of memory of a process and all below it. What they share is counted for each."""
    parents, sizes = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = dict(
                line.split(":\t", 1) for line in (folder / "status").read_text().splitlines() if ":\t" in line
            )
        except OSError:
            continue
        parents[int(folder.name)] = int(status["PPid"])
        sizes[int(folder.name)] = 1024 * int(status.get("VmRSS", "0 kB").split()[0])
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(sizes.get(pid, 0) for pid in family)


def measure(path: Path, output: Path, jobs: str) -> tuple[float, int]:
    """Deduplicate a file; return the seconds that it took and the peak of its memory, looked at ten times a second."""
    command = [sys.executable, "-m", "scrapy", "dedup", str(path), "--output", str(output), "--jobs", jobs]
    began, peak = time.perf_counter(), 0
    with subprocess.Popen(command, cwd=Path(__file__).resolve().parents[2]) as run:
        while run.poll() is None:
            peak = max(peak, resident(run.pid))
            time.sleep(0.1)
    if run.returncode:
        sys.exit(f"scrapy dedup ended with {run.returncode}")
    return time.perf_counter() - began, peak


def main() -> None:
    """Measure each size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--jobs", default=str(len(os.sched_getaffinity(0))))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    rows = []
    for count in options.counts:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            path = Path(folder) / "articles.jsonl"
            write(path, count)
            size = path.stat().st_size
            load = os.getloadavg()[0]
            seconds, peak = measure(path, Path(folder) / "results", options.jobs)
        rows.append((count, size / 2**20, seconds, count / seconds, peak / 2**20, load))
    print(f"{'articles':>9} {'MiB':>7} {'seconds':>8} {'articles/s':>10} {'peak MiB':>8} {'load before':>11}")
    for row in rows:
        print("{:>9} {:>7.0f} {:>8.1f} {:>10.0f} {:>8.0f} {:>11.1f}".format(*row))


if __name__ == "__main__":
    main()
