"""Edits that change single words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from typing import Final

from tests.dedup.edits import cuts, spelling
from tests.dedup.edits.text import Story, vocabulary

Words = list[str]


def _each(story: Story, change: Callable[[str], Words]) -> Story:
    return Story(story.title, tuple(" ".join(w for old in p.split() for w in change(old)) for p in story.paragraphs))


def changed(story: Story, chance: Random, *, share: float, how: str = "change drop insert") -> Story:
    """Exchange, drop or insert words, in the share given."""
    ways = how.split()

    def change(word: str) -> Words:
        if chance.random() >= share:
            return [word]
        way, other = chance.choice(ways), chance.choice(vocabulary())
        return {"change": [other], "drop": [], "insert": [word, other]}[way]

    return _each(story, change)


def typos_3pct(story: Story, chance: Random) -> Story:
    """Swap two letters of some words, or lose one."""

    def mistyped(word: str) -> Words:
        if len(word) < 4 or chance.random() >= 0.03:
            return [word]
        place = chance.randrange(1, len(word) - 2)
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return [swapped if chance.random() < 0.5 else word[:place] + word[place + 1 :]]

    return _each(story, mistyped)


def sentences_rewritten_30pct(story: Story, chance: Random) -> Story:
    """Exchange half of the words in every third sentence, the first apart."""
    out = [
        sentence if number % 3 != 2 else " ".join(chance.choice(vocabulary()) if chance.random() < 0.5 else w for w in sentence.split())
        for number, sentence in enumerate(story.sentences)
    ]  # fmt: skip
    return Story(story.title, tuple(out))


def two_thirds_touched(story: Story, chance: Random) -> Story:
    """Change a word or two in two thirds of the sentences."""

    def touched(sentence: str) -> str:
        words = sentence.split()
        for place in chance.sample(range(len(words)), min(len(words), chance.randint(1, 2))):
            words[place] = chance.choice(("", chance.choice(vocabulary())))
        return " ".join(filter(None, words))

    return Story(story.title, tuple(touched(s) if chance.random() < 2 / 3 else s for s in story.sentences))


def combined(story: Story, chance: Random) -> Story:
    """Do what a copying site does at once: another dateline, careless spelling, a word here and there."""
    edited = changed(spelling.careless(cuts.dateline_byline(story, chance), chance), chance, share=0.02)
    return cuts.site_boilerplate(edited, chance)


KINDS: Final[Mapping[str, Callable[[Story, Random], Story]]] = {
    "typos_3pct": typos_3pct,
    "words_changed_4pct": partial(changed, share=0.04),
    "words_dropped_4pct": partial(changed, share=0.04, how="drop"),
    "words_inserted_4pct": partial(changed, share=0.04, how="insert"),
    "words_changed_10pct": partial(changed, share=0.10),
    "words_changed_18pct": partial(changed, share=0.18),
    "sentences_rewritten_30pct": sentences_rewritten_30pct,
    "two_thirds_touched": two_thirds_touched,
    "combined": combined,
}
