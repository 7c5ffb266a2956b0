"""Pairs of the same news, of our own making: each text of tests/dedup/texts, and what editors and sites make of it.

`KINDS` are the edits by name. `LIGHT` are those after which a reader sees the same text at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Final
from zlib import crc32

from tests.dedup.edits import cuts, press, spelling, words
from tests.dedup.edits.text import TEXTS, Story, read

__all__ = ["KINDS", "LIGHT", "positives"]

KINDS: Final[Mapping[str, Callable[[Story, Random], Story]]] = {
    **spelling.KINDS, **press.KINDS, **cuts.KINDS, **words.KINDS,
}  # fmt: skip
LIGHT: Final = frozenset({
    *spelling.KINDS, "agency_synonyms", "names_respelled", "numbers_otherwise", "numbers_rounded", "new_title",
    "dateline_byline", "site_boilerplate", "read_also_lines", "live_update", "words_changed_4pct", "words_dropped_4pct",
    "words_inserted_4pct", "typos_3pct", "paragraphs_merged", "paragraphs_split", "one_line", "last_paragraph_cut",
})  # fmt: skip
_LEAST_WORDS = {"flash": 90, "prefix_20_30pct": 110, "prefix_40_55pct": 70, "quotes_cut": 90, "sentences_rewritten_30pct": 90,
                "words_changed_18pct": 60, "lead_rewritten": 90, "headline_and_lead_swapped": 90}  # fmt: skip


def positives() -> Iterator[tuple[str, str, str]]:
    """Yield (kind, a, b). A text is its title, then its paragraphs, one a line. Always the same pairs, in one order."""
    for path in TEXTS:
        story = read(path)
        for kind, edit in KINDS.items():
            if story.words < _LEAST_WORDS.get(kind, 0):
                continue
            edited = edit(story, Random(crc32(f"{path.name}/{kind}".encode())))
            if str(edited) != str(story):
                yield kind, str(story), str(edited)
