"""Arabic text: clean() for what is stored, fold() for what is compared, and repair() of wrong decodings beside them.

Nothing else may rewrite a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from newsbot.mojibake import repair

__all__ = ["charset", "clean", "fold", "fold_letters", "fold_words", "repair"]


def charset(codes: Iterable[int]) -> re.Pattern[str]:
    """Return a pattern of any of these characters: `str.translate` is ten times as dear as a look for them."""
    return re.compile(f"[{''.join(re.escape(chr(code)) for code in codes)}]")


# What has no place in stored text: bidi controls, zero-width marks and the BOM. ZWNJ and ZWJ are handled apart.
_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200E, 0x200F, 0x061C, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_SPACES = dict.fromkeys((160, 8199, 8239, 12288, 8232, 8233, 133), " ")
# Surrogates are halves of a character, which JSON can hold and UTF-8 can't.
_CONTROLS = dict.fromkeys(
    [*range(9), *range(14, 32), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0), *range(0xD800, 0xE000)]
)
# NFKC on the whole text would break … ½ ﷺ; presentation forms of letters are mapped one by one.
_PRESENTATION = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in [*range(0xFB50, 0xFBC2), *range(0xFBD3, 0xFD3E), *range(0xFE70, 0xFEFD)]
    if unicodedata.category(chr(code)) == "Lo" and " " not in unicodedata.normalize("NFKC", chr(code))
}
_CLEAN = {**_INVISIBLE, **_SPACES, **_CONTROLS, **_PRESENTATION}
_UNCLEAN = charset(_CLEAN)
# A zero-width (non-)joiner means something only between two letters.
_STRAY_JOINER = re.compile(r"(?<![^\W\d_])[\u200c\u200d]+|[\u200c\u200d]+(?![^\W\d_])")

_MARKS = dict.fromkeys([*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640, 0x200C, 0x200D])
_UNHEARD = charset({**_INVISIBLE, **_MARKS})
_LETTERS = tuple({
    **dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىیےې", "ي"), **dict.fromkeys("ةہھەۀ", "ه"), **dict.fromkeys("کڪ", "ك"),
    "ؤ": "و", "ئ": "ي",
}.items())  # fmt: skip
_DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
_DIGIT = charset(map(ord, _DIGITS))
_SHORT = 200  # letters
_NO_WORD = re.compile(r"[\W_]+")


def clean(text: str) -> str:
    """Return text for storage: NFC, without controls and invisible marks, with plain spaces; else as published."""
    text = _UNCLEAN.sub(_cleaned, unicodedata.normalize("NFC", text))
    return _STRAY_JOINER.sub("", text) if "\u200c" in text or "\u200d" in text else text


def _cleaned(match: re.Match[str]) -> str:
    return _CLEAN[ord(match[0])] or ""


def fold_letters(text: str) -> str:
    """Return the text with one spelling of each letter and ASCII digits; spaces and punctuation stay."""
    if text.isascii():
        return text
    folded = _UNHEARD.sub("", unicodedata.normalize("NFKC", text))
    for letter, plain in _LETTERS:
        folded = folded.replace(letter, plain)
    if _DIGIT.search(folded):
        for digit, plain in _DIGITS.items():
            folded = folded.replace(digit, plain)
    return folded


def fold(text: str) -> str:
    """Return a comparison key: lower-case words, one spelling of each letter, ASCII digits, single spaces.

    "أعلنتْ الوزارةُ ٥" and "اعلنت الوزاره 5" fold to the same key.
    """
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def fold_words(letters: str) -> str:
    """Return the words of a text whose letters are folded, with single spaces: the second half of `fold`."""
    return _NO_WORD.sub(" ", letters).strip()


def _fold(text: str) -> str:
    return fold_words(fold_letters(text).casefold())


_folded = lru_cache(4096)(_fold)  # a page's titles, names and labels are compared again and again
