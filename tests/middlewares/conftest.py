"""An arranged site and an output folder for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Output
from tests.middlewares.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on 127.0.0.1 that has nothing yet."""
    with Site() as site:
        yield site


@pytest.fixture
def output(tmp_path: Path) -> Output:
    """An output folder that isn't there yet."""
    return Output(tmp_path / "output")
