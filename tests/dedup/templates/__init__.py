"""Pairs of different news that look alike, of our own making: no pair may be called exact or near.

The texts are in `kinds/` (templates, filled with the values of two days), `themes/` (reports of one theme, with a
background and a quotation that several of them carry) and `footers.txt`; the values are in `pools/`. The hardest kind
is `long_frame`: nine tenths of two texts are the same words, and what is told is a handful of figures in words or names.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.dedup.templates.fill import two_days
from tests.dedup.templates.reading import kinds
from tests.dedup.templates.stories import story_pairs

__all__ = ["DISPUTABLE", "PAIRS_PER_WORDING", "negatives"]

PAIRS_PER_WORDING = 6
DISPUTABLE = frozenset({"follow_up", "same_event"})  # of one story: related is fine, near is wrong


def negatives() -> Iterator[tuple[str, str, str]]:
    """Yield (kind, a, b). A text is its title, then its paragraphs, one a line. Always the same pairs, in one order."""
    for kind, (wordings, pools) in kinds().items():
        for name, wording in wordings.items():
            for number in range(PAIRS_PER_WORDING):
                a, b = two_days(wording, pools, f"{kind}/{name}/{number}")
                yield kind, a, b
    yield from story_pairs()
