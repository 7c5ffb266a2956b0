"""Recorded pages, dates and feeds that stand beside the checkout: other people's text, read but never copied."""

from __future__ import annotations

from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]


def shared_data() -> Path:
    """Return the folder; skip the test where it isn't there."""
    for parent in _ROOT.parents:
        folder = parent / "shared" / "data"
        if folder.is_dir():
            return folder
    pytest.skip("there is no shared/data beside the checkout: recorded pages belong to other people")
