"""Blocks: an article's place cut into paragraphs, headings, quotes and rows, whatever markup parts them on the page.

Sites write paragraphs as <p>, as <div>s, as lines between <br>s, as cells of a layout table or as <li>s. All become the
same few kinds of block here, so that what reads them needs to know one form only.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from lxml import html

from newsbot.article import ParagraphKind
from newsbot.extraction.blockforms import ENDS, breaks, is_data, is_heading, kind_of
from newsbot.extraction.density import INLINE
from newsbot.extraction.furniture import CODE
from newsbot.extraction.notices import LABEL_AT_END, is_notice
from newsbot.extraction.page import text_of

_BOLD = frozenset({"b", "strong", "u"})
_LONGEST_HEADING = 25  # words
_CLAUSED = 7  # words of a heading that ends like a sentence
_CLAUSE = 4  # words: two such pieces side by side are no word that changes its colour in the middle
_AROUND = " \n\t\r\xa0.()[]»«|-–"  # what may stand around a link without saying anything
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block as printed, with single spaces. `linked` counts its words in links; `number` is where it starts.

    `pieces` are its texts with whether they are links.
    """

    kind: ParagraphKind
    text: str
    linked: int
    number: int
    pieces: tuple[tuple[str, bool], ...] = ()

    @property
    def words(self) -> int:
        """Words of the block."""
        return self.text.count(" ") + 1


@dataclass(slots=True)
class _Line:
    """Pieces of a line that is being read: (text, in a link, in bold type)."""

    pieces: list[tuple[str, bool, bool]]
    number: int


class BlockReader:
    """Reads the blocks below an element, in their order.

    `dropped` holds the elements to leave out, `captions` the lines to pictures. What stands before `headline`, where the element holds it, is no text.
    """

    def __init__(
        self,
        numbers: Mapping[html.HtmlElement, int],
        dropped: Container[html.HtmlElement] = (),
        headline: html.HtmlElement | None = None,
        captions: Container[html.HtmlElement] = (),
    ) -> None:
        self._numbers = numbers
        self._dropped = dropped
        self._headline = headline
        self._captions = captions
        self._blocks: list[Block] = []
        self._line = _Line([], 0)

    def read(self, element: html.HtmlElement) -> list[Block]:
        """Return the blocks of an element."""
        self._blocks = []
        self._line = _Line([], self._numbers[element])
        if element.tag == "pre":
            self._lines(element, "text")
        else:
            self._inside(element, "text")
        self._end("text")
        return self._blocks

    def _inside(self, element: html.HtmlElement, kind: ParagraphKind, link: bool = False, bold: bool = False) -> None:
        self._add(element.text, link, bold)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in CODE:
                self._child(child, kind, link, bold)
            self._add(child.tail, link, bold)

    def _child(self, child: html.HtmlElement, kind: ParagraphKind, link: bool, bold: bool) -> None:
        tag = child.tag
        inline = tag in INLINE and not breaks(child)
        if child is self._headline:
            self._line.pieces.clear()
            self._blocks.clear()
        elif child in self._dropped:
            if not inline:
                self._end(kind)
        elif inline and child in self._captions:
            self._block(child, kind, link, bold)
        elif tag == "br" and kind != "heading":
            self._end(kind)
        elif inline:
            self._part_from(child)
            self._inside(child, kind, link or tag == "a", bold or tag in _BOLD)
        else:
            self._block(child, kind, link, bold)

    def _block(self, child: html.HtmlElement, kind: ParagraphKind, link: bool, bold: bool) -> None:
        self._end(kind)
        outer, self._line.number = self._line.number, self._numbers[child]
        if child.tag == "table" and is_data(child):
            self._rows(child)
        elif child.tag == "pre":
            self._lines(child, kind)
        else:
            own: ParagraphKind = "caption" if child in self._captions else kind_of(child, kind)
            self._inside(child, own, link, bold)
            self._end(own)
        self._line.number = outer

    def _lines(self, element: html.HtmlElement, kind: ParagraphKind) -> None:
        """Read text whose own line breaks count: paragraphs between empty lines, else one a line."""
        text = "".join(element.itertext())
        for paragraph in _EMPTY_LINE.split(text) if _EMPTY_LINE.search(text.strip()) else text.splitlines():
            self._add(paragraph, False, False)
            self._end(kind)

    def _rows(self, table: html.HtmlElement) -> None:
        for row in table.iter("tr"):
            cells = map(text_of, row.iter("td", "th"))
            text = " | ".join(filter(None, cells))
            if text:
                self._blocks.append(Block("text", text, 0, self._numbers[row]))

    def _add(self, text: str | None, link: bool, bold: bool) -> None:
        if text:
            self._line.pieces.append((text, link, bold))

    def _part_from(self, element: html.HtmlElement) -> None:
        """Put a space before an inline element that would glue two sentences: <b>ميستورا.</b><span>من</span>."""
        pieces, previous = self._line.pieces, element.getprevious()
        if not pieces or previous is None or previous.tail or previous.tag == "br":
            return
        before = pieces[-1][0]
        if before.endswith(ENDS) or (_is_clause(before) and _is_clause(element.text)):
            pieces.append((" ", False, False))

    def _end(self, kind: ParagraphKind) -> None:
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
        if kind == "text" and is_heading(text, pieces):
            kind = "heading"
        elif kind == "heading" and len(text.split()) > (_CLAUSED if text.endswith(".") else _LONGEST_HEADING):
            kind = "text"  # whole texts are set in <h4> for its size
        self._blocks.append(Block(kind, text, linked, number, tuple((piece, link) for piece, link, _ in pieces)))


def _is_clause(text: str | None) -> bool:
    return len((text or "").split()) >= _CLAUSE


def _cut_signpost(pieces: list[tuple[str, bool, bool]]) -> None:
    """Leave a link to another article out that closes a paragraph behind its label: «… اقرأ أيضا: عنوان آخر»."""
    start = len(pieces)
    while start and (pieces[start - 1][1] or not pieces[start - 1][0].strip(_AROUND)):
        start -= 1
    if (
        0 < start < len(pieces)
        and any(link for _, link, _ in pieces[start:])
        and (match := LABEL_AT_END.search(pieces[start - 1][0]))
    ):
        text, link, bold = pieces[start - 1]
        pieces[start - 1 :] = [(text[: match.start()], link, bold)]
    elif 0 < start < len(pieces) and is_notice("".join(text for text, _, _ in pieces[start:]).strip(_AROUND)):
        del pieces[start:]
