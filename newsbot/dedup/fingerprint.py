"""Fingerprint: everything that a body is found and compared by, in one pass over its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple, TypeAlias

import numpy as np
import xxhash
from numpy.typing import NDArray

from newsbot.arabic import fold_letters, fold_words
from newsbot.dedup.hashing import Hashes, distinct, shingles, word_hashes
from newsbot.dedup.number_words import is_number_word
from newsbot.dedup.sketch import Sketch

Keys: TypeAlias = NDArray[np.int64]

KEY_BITS = 40
_SHINGLE = 4  # words
# One shingle in eight is a key; of short texts one in two, or a flash of thirty words would have three.
_SPARSE, _DENSE = 8, 2
_SHORT = 96  # shingles
# 1,250 and 1.250 are written for 1250. The class stands first, so that most of the text is passed over at once.
_SEPARATOR = re.compile(r"[.,٫٬،](?<=\d.)(?=\d)")
_JOINT = "\u01c1"  # a letter that no press uses


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A body as deduplication sees it.

    `exact` is 16 bytes, the same for texts that differ in spelling, digits and punctuation only. `keys` are sorted
    numbers below 2**40 under which the text is found by others that share some of its runs of four words.
    """

    exact: bytes
    keys: Keys
    sketch: Sketch


class Fingerprinted(NamedTuple):
    """A text with its fingerprint."""

    text: str
    fingerprint: Fingerprint


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a body. A text without any word has no keys."""
    folded = fold_words(_SEPARATOR.sub(_JOINT, _letters(text)))
    words, is_number = word_hashes(folded.replace(_JOINT, ""))
    sparse, dense = _keys(words)
    sketch = Sketch.of(words, is_number | is_number_word(words), len(sparse), len(dense))
    return Fingerprint(_digest(folded.replace(_JOINT, " ")), dense if len(dense) else sparse, sketch)


def exact(text: str) -> bytes:
    """Return the exact fingerprint alone: XXH3-128 of the folded text."""
    return _digest(fold_words(_letters(text)))


def _letters(text: str) -> str:
    """Return the text's letters in one spelling, in files of others also those that are written as HTML entities."""
    return fold_letters(unescape(text) if "&" in text else text).casefold()


def _digest(folded: str) -> bytes:
    return xxhash.xxh3_128_digest(folded.encode("utf-8", "surrogatepass"))


def _keys(words: Hashes) -> tuple[Keys, Keys]:
    """Return the keys that a text of any length has, and the denser ones of a short text.

    A shingle is chosen by its own hash and not, as in winnowing, among its neighbours: of a text in which each fifth
    word was changed, twice as many keys stay, and no window is searched.
    """
    keys = (shingles(words, _SHINGLE) & np.uint64((1 << KEY_BITS) - 1)).astype(np.int64)
    sparse = distinct(keys[keys & (_SPARSE - 1) == 0])
    return sparse, distinct(keys[keys & (_DENSE - 1) == 0]) if len(keys) <= _SHORT else keys[:0]
