"""Edits that change how a text is written and none of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.dedup.edits.text import Story

_MARKS = "\u064e\u064f\u0650\u0652\u064b\u064c\u064d"
_CARELESS = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
_LETTER_FORM = re.compile(r"<(isolated|final|initial|medial)> (\w{4})")


def _shapes() -> dict[str, dict[str, str]]:
    """Return the forms of each letter by its place in the word."""
    forms: dict[str, dict[str, str]] = {}
    for char in map(chr, range(0xFE80, 0xFEF5)):
        if match := _LETTER_FORM.fullmatch(unicodedata.decomposition(char)):
            forms.setdefault(chr(int(match[2], 16)), {})[match[1]] = char
    return forms


_SHAPES: Final = _shapes()
_QUOTES = str.maketrans({"«": '"', "»": '"', "،": ",", "؛": ";", "–": "-", ":": " :"})


def _some(story: Story, change: Callable[[str], str], chance: Random, share: float) -> Story:
    """Change a share of the words."""
    return story.map(lambda text: " ".join(change(w) if chance.random() < share else w for w in text.split(" ")))


def white_space(story: Story, chance: Random) -> Story:
    """Break lines in mid-sentence and put no-break spaces and marks of direction between words."""
    spaces = [" ", "  ", "\u00a0", "\n", " \u200f", "\u202b ", "\t"]
    return Story(story.title, tuple("".join(w + chance.choice(spaces) for w in p.split()) for p in story.paragraphs))


def diacritics(story: Story, chance: Random) -> Story:
    """Vocalise many words and stretch some."""

    def vocalised(word: str) -> str:
        marked = "".join(letter + (chance.choice(_MARKS) if letter.isalpha() else "") for letter in word)
        return marked if chance.random() < 0.7 or len(word) < 4 else f"{word[:2]}ـــ{word[2:]}"

    return _some(story, vocalised, chance, 0.5)


def vocalised_in_full(story: Story, chance: Random) -> Story:
    """Put a mark on every letter."""
    return story.map(lambda text: "".join(c + (chance.choice(_MARKS) if c.isalpha() else "") for c in text))


def careless(story: Story, chance: Random) -> Story:
    """Write hamza, ya and ta marbuta as careless keyboards do, here and there."""
    return _some(story, lambda word: "".join(_CARELESS.get(c, c) for c in word), chance, 0.6)


def digits_and_marks(story: Story, chance: Random) -> Story:
    """Write digits, quotation marks and commas otherwise."""
    to = _LATIN_DIGITS if re.search("[٠-٩]", str(story)) else _ARABIC_DIGITS
    return story.map(lambda text: text.translate(_QUOTES).translate(to))


def presentation_forms(story: Story, chance: Random) -> Story:
    """Store letters by their shapes, as old systems and PDF files do."""
    return story.map(shaped)


def shaped(text: str) -> str:
    """Write each letter in the form that its neighbours give it."""
    out = []
    for before, letter, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        joined = ("initial" in _SHAPES.get(before, {}), "final" in _SHAPES.get(after, {}))
        forms = _SHAPES.get(letter, {})
        wanted = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(joined, "isolated")
        fallback = "final" if joined[0] else "isolated"
        out.append(forms.get(wanted, forms.get(fallback, letter)))
    return "".join(out)


KINDS: Final[Mapping[str, Callable[[Story, Random], Story]]] = {
    edit.__name__: edit
    for edit in (
        white_space,
        diacritics,
        vocalised_in_full,
        careless,
        digits_and_marks,
        presentation_forms,
    )
}
