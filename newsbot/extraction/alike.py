"""Alike: whether two titles are one, spelt, cut or punctuated in two ways. All keys are folded."""

from __future__ import annotations

from difflib import SequenceMatcher

_SIMILAR = 0.85
_LONG = 20  # letters: titles that share so long a beginning or end are one, cut or added to for a search engine
_ADDED = 120  # letters that a kicker, a date and a byline in the same heading add at most
_TITLE = 400  # letters: nothing longer is compared letter by letter


def overlap(one: str, other: str) -> bool:
    """Tell whether one key is a piece of the other: a title that was cut, or that has a kicker, a date, a site's name."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter or shorter == longer:
        return bool(shorter)
    if len(shorter) <= _LONG:
        return False
    return longer.startswith(shorter) or (shorter in longer and len(longer) <= len(shorter) + _ADDED)


def alike(one: str, other: str) -> bool:
    """Tell whether two keys are of one title."""
    if not one or not other or overlap(one, other):
        return bool(one and other)
    shorter, longer = sorted((len(one), len(other)))
    if longer > _TITLE or shorter < longer * 0.7 or not _share_words(one, other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR


def _share_words(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    return len(words & others) * 2 >= min(len(words), len(others))
