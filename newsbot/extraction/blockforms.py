"""Forms of blocks: what is a heading, a quote, a table of values, told by element and type face."""

from __future__ import annotations

import re

from lxml import html

from newsbot.article import ParagraphKind

ENDS = (".", "!", "?", "؟", "…")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSED = (*ENDS, ":", "،", ",", "؛", "»", '"', "”")
_HEADING_WORDS = 14  # a longer line in bold type is a sentence
_CELL_WORDS = 25  # a table with a longer cell is there for its layout
_QUOTED = re.compile(r"(?i)(?:^|[\s_-])(?:pull-?quote|block-?quote|quote)(?:$|[\s_-])")


def kind_of(element: html.HtmlElement, around: ParagraphKind) -> ParagraphKind:
    """Return the kind of an element's block inside one of another kind."""
    tag = element.tag
    if tag in _HEADINGS:
        return "heading"
    if tag == "blockquote" or _QUOTED.search(element.get("class") or ""):
        return "quote"
    return "list_item" if tag == "li" and around != "quote" else around


def is_heading(text: str, pieces: list[tuple[str, bool, bool]]) -> bool:
    """Tell a sub-heading that is written as a line in bold type from a sentence."""
    return (
        all(bold for piece, _, bold in pieces if piece.strip())
        and len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_CLOSED)
        and any(char.isalpha() for char in text)
    )


def is_data(table: html.HtmlElement) -> bool:
    """Tell a table of values from one that is there for its layout: a cell that is long or holds blocks has a text of its own."""
    rows = 0
    for cell in table.iter("td", "th"):
        if next(cell.iter("table", "ul", "h2", "h3", "img"), None) is not None or len(cell.findall(".//p")) > 1:
            return False
        if len("".join(cell.itertext()).split()) > _CELL_WORDS:
            return False
        rows += 1
    return rows > 1


def breaks(element: html.HtmlElement) -> bool:
    """Tell an inline element that is shown as a block."""
    style = element.get("style")
    return bool(style) and "display:block" in style.replace(" ", "").lower()
