"""Witness: where a page or its source carries the full text a second time, the two are held against each other."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from newsbot.arabic import fold
from newsbot.article import Witness
from newsbot.discovery.source import Hints
from newsbot.extraction.jsonld import Node, first
from newsbot.extraction.lenient import SALVAGED
from newsbot.mojibake import repair

# What isn't read, up to its end; an end that is missing takes the rest with it, as a browser does.
_UNREAD = re.compile(r"<(script|style|iframe)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
# A mark in front of anything but a name of an element is one of the text: «a < b».
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|bdo|em|font|i|mark|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.IGNORECASE)
_CUT = re.compile(r"(?:\.{3}|…|\[(?:&hellip;|…|\.{2,4})\])[\s»\"”]*\Z")
_TAIL = 200  # characters of a copy in which it says that it was cut
_EXCERPT = 0.5  # a copy with fewer words than this share of the body is an excerpt and proves nothing
_WHOLE = 0.9  # a copy that ends in «…» with fewer is one too
_LONGEST = 500_000  # characters: as much as the longest page has


def witness_of(text: str, node: Node | None, hints: Hints) -> Witness | None:
    """Compare the body with the copy in JSON-LD or in the source; None where there is no full copy."""
    told = copies(node, hints)
    words = Counter(fold(text).split() if told else ())
    for source, copy in told:
        other = Counter(fold(copy).split())
        if other.total() < words.total() * (_WHOLE if is_cut(copy) else _EXCERPT):
            continue
        shared = (words & other).total()
        agreement = 2 * shared / (words.total() + other.total())
        return Witness(source=source, agreement=round(agreement, 4))  # type: ignore[arg-type] # one of its literals
    return None


def copies(node: Node | None, hints: Hints) -> list[tuple[str, str]]:
    """Return the copies of the text that a page's JSON-LD and its source carry, as (source, text without markup).

    The source is json_ld, feed or wordpress. A copy may be an excerpt: see `is_cut`, and its length.
    """
    # What broke off before its end has lost an unknown rest.
    described = None if node is None or SALVAGED in node else first(node.get("articleBody"))
    given = (("json_ld", described), (hints.get("content_source"), hints.get("content")))
    plain = [(source, plain_text(content)) for source, content in given if source and content]
    return [(source, text) for source, text in plain if text]


def plain_text(content: str) -> str:
    """Return the text of a piece of HTML, whose tags may be escaped, in one line. "" if it is too long for an article."""
    if len(content) > _LONGEST:
        return ""
    text = content
    for _ in range(2):
        text = _TAG.sub(" ", _INLINE.sub("", _UNREAD.sub(" ", text)))
        if "&" not in text:
            break
        text = unescape(text)
    return " ".join(repair(text).split())


def is_cut(copy: str) -> bool:
    """Tell whether a copy says by its end that it goes on elsewhere: «…», [...]."""
    return bool(_CUT.search(copy[-_TAIL:]))
