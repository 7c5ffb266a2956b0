"""A text as edits see it: a title and paragraphs of sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

TEXTS = tuple(sorted((Path(__file__).parents[1] / "texts").glob("*.txt")))
_SENTENCE = re.compile(r"(?<=[.!؟])\s+")


@dataclass(frozen=True)
class Story:
    """A title and the paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.title, *self.paragraphs))

    def map(self, change: Callable[[str], str]) -> Story:
        """Change the title and every paragraph alike."""
        return Story(change(self.title), tuple(map(change, self.paragraphs)))

    @property
    def words(self) -> int:
        """The number of words, the title apart."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    @property
    def sentences(self) -> list[str]:
        """All sentences in their order."""
        return [sentence for paragraph in self.paragraphs for sentence in _SENTENCE.split(paragraph)]


@cache
def read(path: Path) -> Story:
    """Read a text of the collection."""
    title, *paragraphs = path.read_text(encoding="utf8").strip().split("\n")
    return Story(title, tuple(paragraph for paragraph in paragraphs if paragraph.strip()))


@cache
def vocabulary() -> tuple[str, ...]:
    """Return all words of the collection, the frequent ones as often as they stand in it."""
    return tuple(word for path in TEXTS for paragraph in read(path).paragraphs for word in paragraph.split())


def another(story: Story, chance: Random) -> Story:
    """Return another text of the collection."""
    return chance.choice([other for other in map(read, TEXTS) if other is not story])
