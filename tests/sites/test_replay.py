"""Every recorded page gives what was recorded of it, field by field. `scrapy record SITE --update` tells the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.replay import SITES, recorded, replayed


@pytest.mark.parametrize("folder", recorded(), ids=lambda folder: str(folder.relative_to(SITES)))
def test_a_recorded_page_gives_what_was_recorded(folder: Path) -> None:
    assert replayed(folder) == [], f"scrapy record {folder.parent.name} --update {folder.name}"


def test_articles_and_other_pages_are_recorded() -> None:
    told = [folder.joinpath("expected.json").read_text(encoding="utf8") for folder in recorded("news")]
    assert any('"article": {' in text for text in told)
    assert any('"reason": "listing"' in text for text in told)


def test_no_page_is_left_out() -> None:
    assert {path.parent for path in SITES.rglob("page.html*")} == set(recorded())
