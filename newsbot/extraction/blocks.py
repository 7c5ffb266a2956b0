"""Blocks: an article's place cut into paragraphs, headings, quotes and rows, whatever markup parts them on the page.

Sites write paragraphs as <p>, as <div>s, as lines between <br>s, as cells of a layout table or as <li>s. All become the
same few kinds of block here, so that what reads them needs to know one form only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from newsbot.article import ParagraphKind
from newsbot.extraction.density import INLINE
from newsbot.extraction.furniture import CODE
from newsbot.extraction.notices import LABEL_AT_END

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "u"})
_ENDS = (".", "!", "?", "؟", "…")
_CLOSED = (*_ENDS, ":", "،", ",", "؛", "»", '"', "”")
_HEADING_WORDS = 14  # a longer line in bold type is a sentence
_CELL_WORDS = 25  # a table with a longer cell is there for its layout
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block as printed, with single spaces. `linked` counts its words in links; `number` is where it starts."""

    kind: ParagraphKind
    text: str
    linked: int
    number: int

    @property
    def words(self) -> int:
        """Words of the block."""
        return len(self.text.split())


@dataclass(slots=True)
class _Line:
    """Pieces of a line that is being read: (text, in a link, in bold type)."""

    pieces: list[tuple[str, bool, bool]]
    number: int


class BlockReader:
    """Reads blocks below an element. `dropped` maps elements to leave out to the rule by which they go."""

    def __init__(self, numbers: dict[html.HtmlElement, int], dropped: dict[html.HtmlElement, str]) -> None:
        self._numbers = numbers
        self._dropped = dropped
        self._line = _Line([], 0)

    def read(self, element: html.HtmlElement) -> Iterator[Block]:
        """Yield the blocks of an element in their order."""
        self._line = _Line([], self._numbers[element])
        yield from self._inside(element, "text")
        yield from self._end("text")

    def _inside(
        self, element: html.HtmlElement, kind: ParagraphKind, link: bool = False, bold: bool = False
    ) -> Iterator[Block]:
        self._add(element.text, link, bold)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in CODE:
                yield from self._child(child, kind, link, bold)
            self._add(child.tail, link, bold)

    def _child(self, child: html.HtmlElement, kind: ParagraphKind, link: bool, bold: bool) -> Iterator[Block]:
        tag = child.tag
        inline = tag in INLINE and not _breaks(child)
        if child in self._dropped:
            if not inline:
                yield from self._end(kind)
            return
        if tag == "br" and kind != "heading":
            yield from self._end(kind)
        elif inline:
            self._part_from(child)
            yield from self._inside(child, kind, link or tag == "a", bold or tag in _BOLD)
        elif tag == "table" and _is_data(child):
            yield from self._end(kind)
            yield from self._rows(child)
        else:
            yield from self._end(kind)
            self._line.number = self._numbers[child]
            own = _kind(tag, kind)
            yield from self._inside(child, own, link, bold)
            yield from self._end(own)

    def _rows(self, table: html.HtmlElement) -> Iterator[Block]:
        for row in table.iter("tr"):
            cells = (" ".join("".join(cell.itertext()).split()) for cell in row.iter("td", "th"))
            text = " | ".join(filter(None, cells))
            if text:
                yield Block("text", text, 0, self._numbers[row])

    def _add(self, text: str | None, link: bool, bold: bool) -> None:
        if text:
            self._line.pieces.append((text, link, bold))

    def _part_from(self, element: html.HtmlElement) -> None:
        """Put a space before an inline element that would glue two sentences: <b>ميستورا.</b><span>من</span>."""
        pieces = self._line.pieces
        previous = element.getprevious()
        if pieces and previous is not None and not previous.tail and pieces[-1][0].endswith(_ENDS):
            pieces.append((" ", False, False))

    def _end(self, kind: ParagraphKind) -> Iterator[Block]:
        """End the line."""
        pieces, number = self._line.pieces, self._line.number
        self._line = _Line([], number)
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        _cut_signpost(pieces)
        text = _SPACES.sub(" ", "".join(piece for piece, _, _ in pieces)).strip()
        if not text:
            return
        linked = sum(len(piece.split()) for piece, link, _ in pieces if link)
        if kind == "text" and _is_heading(text, pieces):
            kind = "heading"
        yield Block(kind, text, linked, number)


def _cut_signpost(pieces: list[tuple[str, bool, bool]]) -> None:
    """Leave a link to another article out that closes a paragraph behind its label: «… اقرأ أيضا: عنوان آخر»."""
    start = len(pieces)
    while start and (pieces[start - 1][1] or not pieces[start - 1][0].strip()):
        start -= 1
    if 0 < start < len(pieces) and (match := LABEL_AT_END.search(pieces[start - 1][0])):
        text, link, bold = pieces[start - 1]
        pieces[start - 1 :] = [(text[: match.start()], link, bold)]


def _kind(tag: str, around: ParagraphKind) -> ParagraphKind:
    if tag in _HEADINGS:
        return "heading"
    if tag == "blockquote":
        return "quote"
    return "list_item" if tag == "li" and around != "quote" else around


def _is_heading(text: str, pieces: list[tuple[str, bool, bool]]) -> bool:
    """Tell a sub-heading that is written as a line in bold type from a sentence."""
    return (
        all(bold for piece, _, bold in pieces if piece.strip())
        and len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_CLOSED)
        and any(char.isalpha() for char in text)
    )


def _is_data(table: html.HtmlElement) -> bool:
    """Tell a table of values from one that is there for its layout: a long cell or one with blocks has text of its own."""
    rows = 0
    for cell in table.iter("td", "th"):
        if next(cell.iter("p", "div", "table", "h2", "h3", "img"), None) is not None:
            return False
        if len("".join(cell.itertext()).split()) > _CELL_WORDS:
            return False
        rows += 1
    return rows > 1


def _breaks(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return bool(style) and "display:block" in style.replace(" ", "").lower()
