"""Recorded pages, dates and feeds that stand beside the checkout: other people's text, read but never copied."""

from __future__ import annotations

from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]


def find_shared_data() -> Path | None:
    """Return the folder, None where it isn't there."""
    folders = (parent / "shared" / "data" for parent in _ROOT.parents)
    return next((folder for folder in folders if folder.is_dir()), None)


def shared_data() -> Path:
    """Return the folder; skip the test where it isn't there."""
    folder = find_shared_data()
    if folder is None:
        pytest.skip("there is no shared/data beside the checkout: recorded pages belong to other people")
    return folder
