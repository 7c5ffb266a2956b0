"""What the tests of the near index share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbot.ledger.near import slice as near_slice
from tests.ledger.near.shelf import SMALL, Shelf


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """An empty index that merges after few texts."""
    for name, value in SMALL.items():
        monkeypatch.setattr(near_slice, name, value)
    shelf = Shelf(tmp_path / "near")
    yield shelf
    shelf.index.close()
