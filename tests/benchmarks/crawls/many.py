"""Many: so many sites of ten pages each in one `scrapy crawlall`, and again when nothing is new; per site."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.crawls.server import serve
from tests.benchmarks.crawls.sites import address
from tests.benchmarks.crawls.watch import watch
from tests.benchmarks.speed.server import free_port
from tests.e2e.conftest import environment

PAGES, _JOBS = 10, 16
_FAST = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": 0}
_LAG = json.dumps({"tests.benchmarks.crawls.lag.Lag": 1})


def crawl_all(sites: int) -> dict[str, Any]:
    """Return what a first and a second crawl of the sites cost: ms a site, MB, open files, lateness of the loop."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name, serve(port, PAGES, [address(number) for number in range(sites)]):
        return {"sites": sites, **{run: _run(sites, port, Path(name), run) for run in ("first", "second")}}


def _run(sites: int, port: int, folder: Path, run: str) -> dict[str, Any]:
    output, lag = folder / "output", folder / f"{run}.json"
    settings = {
        **_FAST,
        "SPIDER_MODULES": "tests.benchmarks.crawls.sites",
        "OUTPUT_DIR": output,
        "EXTENSIONS_BASE": _LAG,
        "HEARTBEAT_FILE": lag,
    }
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    told = {**environment(), "SITES": str(sites), "PORT": str(port)}
    samples = watch(["crawlall", "--jobs", str(_JOBS), *flags], output, folder / f"{run}.log", told)
    last = samples[-1]
    if last.pages < sites * PAGES:
        print(f"only {last.pages} of {sites * PAGES} pages became articles")
    return {
        "wall": last.seconds / sites * 1e3,
        "main": last.main / sites * 1e3,
        "workers": last.workers / sites * 1e3,
        "peak": max(sample.peak for sample in samples),
        "files": max(sample.files for sample in samples),
        "lag": json.loads(lag.read_text(encoding="utf8")),
    }
