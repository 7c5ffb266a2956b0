"""Prose: any number of different Arabic articles, made from the sentences of the bundled newspaper.

Words follow one another as they do there, so that texts look like news to whoever reads or compares them, and no two
share more than common phrases.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import chain
from random import Random

from newsbot.article import Paragraph
from newsbot.demo.library import pages_of, sections_and_articles
from newsbot.demo.newspaper import Post

_FIRST_ID = 100_001
_BEGAN = datetime(2024, 1, 4, 6, tzinfo=UTC)
_PACE = timedelta(minutes=11)
_AUTHORS = ("نادية بلقاسم", "سمير حداد", "أمينة زروقي", "يوسف مرابط", "ليلى بن عيسى", "كريم شريف", None)
_START, _LETTERS = "", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
# Shares of words that are a name which no other text has, and any word of the newspaper in place of one that follows.
# With them a text shares about as many phrases with six hundred others as real news do.
_STRANGE, _ANY = 0.08, 0.4


class Prose:
    """A writer of articles: the same ones for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        sections, tables = sections_and_articles()
        self.sections = sections
        self._chance = Random(seed)
        self._inner = list(sections.values())
        self._after: defaultdict[str, list[str]] = defaultdict(list)
        for _, table in tables:
            if table.get("language", "ar") == "ar":
                for paragraph in chain.from_iterable(pages_of(table["body"])):
                    self._learn(paragraph.text)
        self._words = [word for words in self._after.values() for word in words]

    def _learn(self, text: str) -> None:
        before = _START
        for word in text.split():
            self._after[before].append(word)
            before = _START if word.endswith((".", "؟", "!")) else word

    def words(self, count: int) -> list[str]:
        """Return the beginning of a text."""
        words: list[str] = []
        before = _START
        while len(words) < count:
            if self._chance.random() < _STRANGE:
                words.append("ال" + "".join(self._chance.choices(_LETTERS, k=self._chance.randint(3, 6))))
                continue
            before = self._chance.choice(self._followers(before))
            words.append(before.strip("«»()"))
            before = _START if before.endswith((".", "؟", "!")) else before
        return words

    def _followers(self, before: str) -> list[str]:
        if self._chance.random() < _ANY:
            return self._words
        return self._after.get(before) or self._after[_START]

    def title(self) -> str:
        """Return a headline of seven to twelve words."""
        return " ".join(word.strip(".،؟!:؛") for word in self.words(self._chance.randint(7, 12)))

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return a body of five to fourteen paragraphs, one in eight of them a sub-heading in front of another."""
        found: list[Paragraph] = []
        for number in range(self._chance.randint(5, 14)):
            if number and self._chance.random() < 1 / 8:
                found.append(Paragraph(kind="heading", text=self.title()))
            text = " ".join(self.words(self._chance.randint(25, 60))).rstrip(".،؟!:؛")
            found.append(Paragraph(text=f"{text}."))
        return tuple(found)

    def post(self, number: int) -> Post:
        """Return the article of this number, from 0; each is dated some minutes after the one before."""
        title = self.title()
        return Post(
            id=_FIRST_ID + number,
            slug=f"{'-'.join(title.split()[:4])}-{_FIRST_ID + number}",
            title=title,
            section=self._chance.choice(self._inner),
            published=_BEGAN + number * _PACE,
            paragraphs=self.paragraphs(),
            author=self._chance.choice(_AUTHORS),
            tags=tuple(self.words(3)),
        )
