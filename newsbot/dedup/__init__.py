"""Deduplication without a database: what makes two texts the same news, and what follows from it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsbot.dedup.compare import Match
    from newsbot.dedup.pair import relate

__all__ = ["Match", "relate"]

_HOMES: Final = {"Match": "newsbot.dedup.compare", "relate": "newsbot.dedup.pair"}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: commands that compare no texts start without numpy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
