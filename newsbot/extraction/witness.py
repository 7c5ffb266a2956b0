"""Witness: where a page or its source carries the full text a second time, the two are held against each other."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from newsbot.arabic import fold
from newsbot.article import Witness
from newsbot.discovery.source import Hints
from newsbot.extraction.jsonld import Node, first

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_EXCERPT = 0.5  # a copy with fewer words than this share of the body is an excerpt and proves nothing


def witness_of(text: str, node: Node | None, hints: Hints) -> Witness | None:
    """Compare the body with the copy in JSON-LD or in the source; None where there is no full copy."""
    copies = (("json_ld", first((node or {}).get("articleBody"))), (hints.get("content_source"), hints.get("content")))
    words = Counter(fold(text).split())
    for source, content in copies:
        if not content or not source:
            continue
        other = Counter(fold(unescape(_TAGS.sub(" ", content))).split())
        if other.total() >= words.total() * _EXCERPT:
            shared = (words & other).total()
            agreement = 2 * shared / (words.total() + other.total())
            return Witness(source=source, agreement=round(agreement, 4))  # type: ignore[arg-type] # one of its literals
    return None
