"""The limit: what reading a page costs in one process that does nothing else."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsbot import urls
from newsbot.extraction import SiteHints, extract
from tests.benchmarks.speed.judge import key
from tests.benchmarks.speed.sites.heavy import Heavy

CORES = 2
_WARM = 30


def hints(base: str) -> SiteHints:
    """Return what the spider tells of the site."""
    return SiteHints(Heavy.name, Heavy.country, Heavy.zone, (urls.host(base),), Heavy.brand, Heavy.selectors)


def extraction(folder: Path, pages: Iterable[dict[str, Any]], base: str) -> float:
    """Return the mean CPU milliseconds of newsbot's extraction over these pages, after some to warm up."""
    site, read_at, spent = hints(base), datetime.now(UTC), []
    for page in pages:
        html = (folder / key(page["url"]) / "index.html").read_bytes()
        begun = time.process_time()
        extract(html, page["url"], content_type="text/html; charset=utf-8", fetched_at=read_at, site=site)
        spent.append(time.process_time() - begun)
    return 1000 * statistics.mean(spent[_WARM:] or spent)
