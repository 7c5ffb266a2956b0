"""What was decided on is read back whole, however long the last text of a block is."""

from __future__ import annotations

from pathlib import Path

from newsbot.dedup.bulk.known import Known, KnownTexts
from newsbot.dedup.decide import Link


def test_the_last_text_of_a_block_comes_back_whole(tmp_path: Path) -> None:
    texts = KnownTexts(tmp_path)
    written = Known('"a"', b"s" * 16, b"e" * 16, True, Link("near", '"b"', 0.9), 6000, b"x" * 20_000)
    number = texts.add(written)
    texts.settle()
    assert texts[number] == written
    texts.close()
