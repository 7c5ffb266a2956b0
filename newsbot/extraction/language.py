"""Language of a text, measured on its letters: Arabic, or which other language of the Arabic script, or none."""

from __future__ import annotations

import re

_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
# Letters that Arabic doesn't write. Persian گ چ پ ژ, Urdu ٹ ڈ ڑ ں ے, Kurdish ڕ ڵ ێ ۆ ە.
_OTHERS = (("ur", "ٹڈڑںے"), ("ckb", "ڕڵێۆە"), ("fa", "گچپژ"))
_MANY = 0.01  # of all letters; Moroccan and Iraqi names bring a few into Arabic texts
_FRENCH = re.compile(r"(?i)\b(le|la|les|des|une|est|dans|pour|que|qui|avec)\b")


def language_of(text: str) -> str | None:
    """Return an ISO 639 code: ar, fa, ur, ckb, fr, en; None if the text has too few letters of any of them."""
    letters = len(_LETTERS.findall(text))
    if not letters:
        return None
    if len(_ARABIC_SCRIPT.findall(text)) * 2 < letters:
        if len(_LATIN.findall(text)) * 2 < letters:
            return None
        return "fr" if len(_FRENCH.findall(text)) * 20 > len(text.split()) else "en"
    for code, alphabet in _OTHERS:
        if sum(text.count(letter) for letter in alphabet) > letters * _MANY:
            return code
    return "ar"
