"""A page's bytes in, an Article out. No Scrapy in here, no network, no files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsbot.extraction.explanation import Explanation
    from newsbot.extraction.reading import explain, extract
    from newsbot.extraction.site import SiteHints

__all__ = ["Explanation", "SiteHints", "explain", "extract"]

_HOMES: Final = {
    "Explanation": "newsbot.extraction.explanation",
    "SiteHints": "newsbot.extraction.site",
    "explain": "newsbot.extraction.reading",
    "extract": "newsbot.extraction.reading",
}


def __getattr__(name: str) -> object:
    """Import what is asked for only then: the crawling process reads no pages and starts without what that takes."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
