"""Every article is found, and nothing else taken for one, whatever a newspaper offers to find them by."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.demo.newspaper import Newspaper
from newsbot.demo.shapes import SHAPES
from tests.benchmarks.discovery import Trial
from tests.newspaper import ObservedServer


@pytest.mark.parametrize("shape", SHAPES)
def test_every_article_is_found_and_nothing_else(tmp_path: Path, shape: str) -> None:
    few = Newspaper.load(datetime.now(UTC), few=True)
    with ObservedServer(few, shape=SHAPES[shape]) as server:
        trial = Trial(server, tmp_path)
        assert trial.crawl().code == 0
        assert (trial.recall(few.articles), trial.precision()) == (1, 1)
