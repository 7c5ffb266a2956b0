"""Long: one crawl of a site of so many pages, what each thousand of them cost, and a second crawl that finds all done."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from statistics import fmean
from time import process_time
from typing import Any

from tests.benchmarks.crawls.pages import Pages
from tests.benchmarks.crawls.server import serve
from tests.benchmarks.crawls.watch import Sample, watch
from tests.benchmarks.speed.server import free_port
from tests.e2e.conftest import environment

STEP = 1000
_SPIDERS = "tests.benchmarks.speed.sites"
_HANDLER = json.dumps({"http": "tests.benchmarks.crawls.handler.Generated"})
_FAST = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}


@dataclass(frozen=True, slots=True)
class Step:
    """Some thousand pages of a crawl, up to `pages`: processor time in ms a page, memory and disk in MB."""

    pages: float
    rate: float
    main: float
    workers: float
    memory: float
    peak: float
    ledger: float
    near: float


def crawl(pages: int, *, network: bool) -> dict[str, Any]:
    """Crawl a site twice; return the steps of the first crawl, and what both cost as wholes."""
    address, port = "127.0.0.1", free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arguments = _arguments(f"http://{address}:{port}/", folder / "output", pages, network=network)
        if network:
            with serve(port, pages, [address]):
                first, second = (_watched(arguments, folder, number) for number in (1, 2))
        else:
            first, second = (_watched(arguments, folder, number) for number in (1, 2))
    if first[-1].pages < pages:
        print(f"only {first[-1].pages} of {pages} pages became articles")
    return {
        "pages": pages,
        "network": network,
        "seconds": first[-1].seconds,
        "peak": first[-1].peak,
        "again": {"seconds": second[-1].seconds, "cpu": second[-1].main, "peak": second[-1].peak},
        "steps": [asdict(step) for step in steps(first)],
    }


def _arguments(url: str, output: Path, pages: int, *, network: bool) -> list[str]:
    settings = {**_FAST, "SPIDER_MODULES": _SPIDERS, "OUTPUT_DIR": output}
    if not network:
        settings |= {"DOWNLOAD_HANDLERS": _HANDLER, "GENERATED_PAGES": pages}
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    return ["crawl", "heavy", "-a", f"url={url}", *flags]


def _watched(arguments: Sequence[str], folder: Path, number: int) -> list[Sample]:
    return watch(arguments, folder / "output", folder / f"{number}.log", environment())


def steps(samples: Sequence[Sample]) -> list[Step]:
    """Return what each thousand pages cost, by straight lines between samples."""
    marks = range(0, int(samples[-1].pages) + 1, STEP)
    points = [_at(samples, mark) for mark in marks]
    return [
        Step(
            pages=mark,
            rate=STEP / (now.seconds - before.seconds),
            main=(now.main - before.main) / STEP * 1e3,
            workers=(now.workers - before.workers) / STEP * 1e3,
            memory=now.memory,
            peak=now.peak,
            ledger=now.ledger,
            near=now.near,
        )
        for mark, before, now in zip(marks[1:], points, points[1:], strict=False)
    ]


def _at(samples: Sequence[Sample], pages: int) -> Sample:
    """Return the moment at which so many pages were written."""
    after = next(number for number, sample in enumerate(samples) if sample.pages >= pages)
    if after == 0 or samples[after].pages == pages:
        return samples[after]
    one, two = samples[after - 1], samples[after]
    part = (pages - one.pages) / (two.pages - one.pages)
    return Sample(*(a + (b - a) * part for a, b in zip(astuple(one), astuple(two), strict=True)))


def growth(found: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the last tenth of a crawl's steps as ratios to the second thousand, which is behind all warming up."""
    tail, warm = found[-max(1, len(found) // 10) :], found[min(1, len(found) - 1)]
    names = ("rate", "main", "workers", "memory")
    return {name: fmean(step[name] for step in tail) / warm[name] for name in names}


def rendering(count: int = 2000) -> float:
    """Return how many ms the crawl's own process spends on making one page."""
    pages = Pages("http://127.0.0.1:80", count)
    begun = process_time()
    for number in range(count):
        pages.page(number)
    return (process_time() - begun) / count * 1e3
