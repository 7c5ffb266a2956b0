"""Edits that change how a text is written and none of its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.dedup.edits.text import Story

_MARKS = "\u064e\u064f\u0650\u0652\u064b\u064c\u064d"
_CARELESS = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
_QUOTES = str.maketrans({"«": '"', "»": '"', "،": ",", "؛": ";", "–": "-", ":": " :"})
# Isolated, final, initial and medial forms as old systems store them.
_FORMS = {"ا": "\ufe8d", "د": "\ufea9", "ر": "\ufead", "و": "\ufeed", "ل": "\ufedf", "م": "\ufee3", "ن": "\ufee7"}
_RESPELLED = {
    "غوتيريش": "جوتيريش", "واشنطن": "واشنطون", "أمريكا": "أميركا", "الأمريكية": "الأميركية", "الأمريكي": "الأميركي",
    "أمريكي": "أميركي", "إنجلترا": "إنكلترا", "بريطانيا": "بريطانية", "باريس": "باريز", "مليار": "بليون",
    "مسؤول": "مسئول", "المسؤول": "المسئول", "شؤون": "شئون", "الشؤون": "الشئون", "المئة": "المائة", "مئة": "مائة",
    "التلفزيون": "التليفزيون", "تلفزيون": "تليفزيون", "إنترنت": "انترنت", "الإنترنت": "الانترنت",
    "كيلومترا": "كيلومتراً", "بالمئة": "بالمائة", "إبراهيم": "ابراهيم", "يوليو": "يوليوز", "غشت": "أغسطس",
}  # fmt: skip


def _every(story: Story, change: Callable[[str], str]) -> Story:
    return Story(change(story.title), tuple(map(change, story.paragraphs)))


def _some(story: Story, change: Callable[[str], str], chance: Random, share: float) -> Story:
    """Change a share of the words."""
    return _every(story, lambda text: " ".join(change(w) if chance.random() < share else w for w in text.split(" ")))


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
    return _every(story, lambda text: "".join(c + (chance.choice(_MARKS) if c.isalpha() else "") for c in text))


def careless(story: Story, chance: Random) -> Story:
    """Write hamza, ya and ta marbuta as careless keyboards do, here and there."""
    return _some(story, lambda word: "".join(_CARELESS.get(c, c) for c in word), chance, 0.6)


def digits_and_marks(story: Story, chance: Random) -> Story:
    """Write digits, quotation marks and commas otherwise."""
    to = _LATIN_DIGITS if re.search("[٠-٩]", str(story)) else _ARABIC_DIGITS
    return _every(story, lambda text: text.translate(_QUOTES).translate(to))


def separators(story: Story, chance: Random) -> Story:
    """Write thousands without a comma, or with a dot."""
    joint = chance.choice(["", "."])
    return _every(story, lambda text: re.sub(r"(?<=\d)[,٬](?=[\d٠-٩]{3})", joint, text))


def presentation_forms(story: Story, chance: Random) -> Story:
    """Store letters by their shapes."""
    return _some(story, lambda word: "".join(_FORMS.get(c, c) for c in word), chance, 0.5)


def names_respelled(story: Story, chance: Random) -> Story:
    """Spell names and some words as another country's press does."""
    return _some(story, lambda word: _RESPELLED.get(word, word), chance, 1.0)


KINDS: Final[Mapping[str, Callable[[Story, Random], Story]]] = {
    edit.__name__: edit
    for edit in (
        white_space,
        diacritics,
        vocalised_in_full,
        careless,
        digits_and_marks,
        separators,
        presentation_forms,
        names_respelled,
    )
}
