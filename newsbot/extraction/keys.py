"""Keys of date strings: letters, digits and marks folded to one spelling, and tables of names folded alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from newsbot.arabic import charset, fold_letters

Value = TypeVar("Value")
_DASHES = dict.fromkeys("‐‑‒–—−―﹘", "-")
_SLASHES = dict.fromkeys("؍⁄∕", "/")
_LATIN = str.maketrans("àâäçéèêëîïôöùûü’`", "aaaceeeeiioouuu''")
_SIGNS = _LATIN | str.maketrans(
    {**_DASHES, **_SLASHES, "∶": ":", "٫": ".", "ڤ": "ف", "ہ": "ه", "ھ": "ه", "ە": "ه", "ء": None}
)
_ANY_SIGN = charset(_SIGNS)


def key_of(text: str) -> str:
    """Fold letters, digits, accents, dashes; keep punctuation: «١٨ ينايِر ٢٠١٧» becomes "18 يناير 2017".

    The hamza on the line goes: sites write ثلاثاء and ثلاثا, مساءً and مسا.
    """
    key = fold_letters(text).lower()
    return " ".join((key.translate(_SIGNS) if _ANY_SIGN.search(key) else key).split())


def folded(names: Iterable[str]) -> list[str]:
    """Return names as keys, the longest first. An underscore stands for a space."""
    return sorted({key_of(name.replace("_", " ")) for name in names}, key=len, reverse=True)


def alternatives(names: Iterable[str]) -> str:
    """Return the body of a regex group that matches any of the names, as keys, the longest first."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in folded(names))


def table(groups: Mapping[Value, str]) -> dict[str, Value]:
    """Turn {value: "name name"} into {key: value}."""
    return {name: value for value, names in groups.items() for name in folded(names.split())}


def keyed(names: Mapping[str, Value]) -> dict[str, Value]:
    """Return a table with its names as keys."""
    return {key_of(name): value for name, value in names.items()}


def single(text: str) -> str:
    """Return text with single spaces, as the tables spell their names."""
    return " ".join(text.split())
