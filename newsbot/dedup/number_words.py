"""Numbers written as words: a daily bulletin in words differs from the day before's in nothing else."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from newsbot.arabic import fold
from newsbot.dedup.hashing import Hashes, word_hashes

_UNITS = (
    "واحد واحدة واحدا إحدى اثنان اثنين اثنتان اثنتين اثنا اثنتا اثني اثنتي ثلاث ثلاثة ثلاثا أربع أربعة أربعا خمس خمسة خمسا"
    " ست ستة ستا سبع سبعة سبعا ثمان ثماني ثمانية ثمانيا تسع تسعة تسعا عشر عشرة عشرا"
)
_STEMS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_TENS = " ".join(map("".join, product(_STEMS, ("ون", "ين"))))
_HUNDREDS = "مئة مائة ميه مئتان مئتين مائتان مائتين مئات " + " ".join(
    map("".join, product((*_STEMS[1:], "ثماني"), ("مئة", "مائة", "ميه")))
)
_THOUSANDS = "ألف ألفا ألفان ألفين آلاف مليون مليونا مليونان مليونين ملايين مليار مليارا ملياران مليارين مليارات"
_PARTS = "نصف ونصف ثلث ربع ثلثا خمسان أخماس"
_MATCH = "هدف هدفا هدفان هدفين هدفي بهدف بهدفين"
# The article is left out: with it the second unit is Monday.
_PREFIXES = ("", "و", "ب", "ل", "بـ", "وب", "ف", "ك")


def is_number_word(words: Hashes) -> NDArray[np.bool_]:
    """Tell for each word of a text, as `word_hashes` has them, whether it says a number."""
    place = np.minimum(np.searchsorted(_HASHES, words), len(_HASHES) - 1)
    found: NDArray[np.bool_] = _HASHES[place] == words
    return found


def _all_hashes() -> Hashes:
    plain = f"{_UNITS} {_TENS} {_HUNDREDS} {_THOUSANDS} {_PARTS} {_MATCH}".split()
    folded = {fold(prefix + word) for prefix, word in product(_PREFIXES, plain)}
    return np.sort(word_hashes(" ".join(sorted(folded)))[0])


_HASHES = _all_hashes()
