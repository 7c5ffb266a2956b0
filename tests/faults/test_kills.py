"""Kills in short: `make faults` is the long form."""

from __future__ import annotations

import itertools
from pathlib import Path

from tests.faults.kills import Harness
from tests.faults.kills_at import Kill
from tests.newspaper import ObservedServer

KILLS = (
    Kill("claimed", 9),
    Kill("half appended"),
    Kill("appended", 2),
    Kill("growth", 2),
    Kill("moment"),
    Kill("before the run's end"),
)


def test_a_crawl_that_is_killed_again_and_again_brings_each_article_home_once(tmp_path: Path) -> None:
    with ObservedServer() as server:
        figures = Harness(server, tmp_path / "output", seed=7).run(len(KILLS), itertools.cycle(KILLS))
    assert figures.faults == []
    assert figures.lines > len(server.newspaper.articles)
    assert figures.with_bytes
    assert figures.with_claims
