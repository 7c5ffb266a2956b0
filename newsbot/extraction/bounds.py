"""What a page may be at most: far more than any that was seen, and little enough that each ends in seconds.

The largest article seen has 2,500 elements in 500 kB; the blog of a live event may have 30,000.
"""

from __future__ import annotations

import re

from lxml import etree, html

_MOST_ELEMENTS = 40_000
_MOST_MARKS = 8 * _MOST_ELEMENTS  # "<": of each element two, and those in scripts
_MOST_TEXT = 2_500_000  # characters outside of scripts: a book
_MOST_ATTRIBUTES = 1000  # of one element: libxml2 holds each against all others
_LONG_TAG = 20_000  # characters; pictures written into their tags have more
_MANY = 5000  # elements: with so many, what climbs from each to the top has its price
_DEEP = 100  # elements above one; pages that forget to close <b> or <div> have dozens
_PARSED = 256  # elements inside each other: libxml2 stops there, and what follows on the page is lost
_LARGE = 200_000  # characters: smaller pages can't be harmful by their attributes or their text
_ATTRIBUTE = re.compile(r"""[\s/]([^\s=>/"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?""")
_count = etree.XPath("count(//*)")
_is_deep = etree.XPath("boolean(" + "/*" * (_DEEP + 1) + ")")
_is_cut = etree.XPath("boolean(" + "/*" * _PARSED + ")")
_length = etree.XPath("string-length(.)")


def excess_of_source(text: str) -> str | None:
    """Return what a page has too much of to be parsed, None if nothing."""
    if text.count("<") > _MOST_MARKS:
        return "too many elements"
    if len(text) > _LARGE and any(_is_crowded(piece) for piece in text.split(">") if len(piece) > _LONG_TAG):
        return "too many attributes"
    return None


def excess_of_tree(tree: html.HtmlElement, size: int) -> str | None:
    """Return what a parsed page of so many characters has too much of to be read, None if nothing."""
    elements = _count(tree)
    if elements > _MOST_ELEMENTS:
        return "too many elements"
    if _is_cut(tree) or (elements > _MANY and _is_deep(tree)):
        return "nested too deep"
    if size > _MOST_TEXT and _length(tree) - sum(map(_length, tree.iter("script", "style"))) > _MOST_TEXT:
        return "too long a text"
    return None


def _is_crowded(piece: str) -> bool:
    return sum(1 for _ in _ATTRIBUTE.finditer(piece, piece.rfind("<") + 1)) > _MOST_ATTRIBUTES
