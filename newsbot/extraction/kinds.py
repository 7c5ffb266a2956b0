"""Kinds: what class names and ids tell of an element. A name is judged once for all kinds; pages bring the same ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache


class Kind:
    """A kind of element that themes tell by names. Readers declare theirs at import: `Kind(pattern.search)`."""

    __slots__ = ("fits",)

    def __init__(self, fits: Callable[[str], object]) -> None:
        self.fits = fits
        _ALL.append(self)
        kinds_of.cache_clear()


_ALL: list[Kind] = []


@lru_cache(16_384)
def kinds_of(name: str) -> tuple[Kind, ...]:
    """Return the kinds that a class name or id tells; mostly none."""
    return tuple(kind for kind in _ALL if kind.fits(name))


def cached(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Return a predicate of the names of a single element."""
    return lru_cache(4096)(lambda name: pattern.search(name) is not None)
