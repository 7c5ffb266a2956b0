"""Scope: what of a page speaks of its article. Side bars, comments and boxes speak of others, in the same classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import html

from newsbot.extraction.density import SENTENCE, is_sentence
from newsbot.extraction.outline import Outline
from newsbot.extraction.place import Place

_OTHERS = frozenset({"sidebar", "related", "comments", "weather and ticker", "newsletter", "<aside>", "<nav>"})


@dataclass
class Scope:
    """An article's place on its page: its headline and the parts of its text, either of which may be unknown."""

    outline: Outline
    headline: html.HtmlElement | None = None
    place: Place = field(default_factory=Place)
    _held: dict[int, bool] = field(default_factory=dict)

    def of(self, elements: Iterable[html.HtmlElement]) -> Iterator[html.HtmlElement]:
        """Yield those of the elements that don't speak of something else."""
        return (element for element in elements if self.holds(element))

    def holds(self, element: html.HtmlElement) -> bool:
        """Tell whether an element is outside of other articles' furniture and cards.

        What holds the article too is none of these: layouts name a whole page after the side bar that it has.
        """
        number = self.outline.numbers[element]
        if number not in self._held:
            self._held[number] = self._holds(number)
        return self._held[number]

    def _holds(self, number: int) -> bool:
        for node in self.outline.around(number):
            if node in self.around:
                return True
            if self.outline.rules[node] in _OTHERS or self._presents_another(node, number):
                return False
        return True

    def in_text(self, element: html.HtmlElement) -> bool:
        """Tell whether an element is a piece of the article's text."""
        number = self.outline.numbers[element]
        return any(self.outline.holds(part, number) for part in self.place.parts)

    def is_told(self, number: int) -> bool:
        """Tell whether an element stands in the text, behind its first sentence."""
        outline, headline = self.outline, self.number
        part = next((part for part in self.place.parts if part < number < outline.ends[part]), None)
        if part is None:
            return False
        if headline is not None and outline.holds(part, headline):
            start = outline.ends[headline]
        elif len((outline.elements[part].text or "").split()) >= SENTENCE:
            return True
        else:
            start = part + 1
        return any(is_sentence(outline, i) for i in range(start, number) if outline.ends[i] <= number)

    def apart(self, number: int) -> Iterator[int]:
        """Yield an element and its ancestors as far as they hold neither the headline nor the text."""
        return (node for node in self.outline.around(number) if node not in self.around)

    def beside(self, element: html.HtmlElement) -> bool:
        """Tell whether an element stands in the smallest block that holds the headline and the text."""
        number = self.outline.numbers[element]
        return self.block is not None and number != self.block and self.outline.holds(self.block, number)

    @cached_property
    def number(self) -> int | None:
        """The headline's number in the outline."""
        return None if self.headline is None else self.outline.numbers.get(self.headline)

    @cached_property
    def around(self) -> frozenset[int]:
        """The headline, the parts of the text and all that stands around them."""
        own = [*self.place.parts, *([self.number] if self.number is not None else [])]
        return frozenset(node for number in own for node in self.outline.around(number))

    @cached_property
    def block(self) -> int | None:
        """The smallest element that holds the headline and the text."""
        if self.number is None:
            return None
        ancestors = list(self.outline.around(self.number))[1:]
        if not self.place.parts:  # what a headline is wrapped in, and what that stands in
            return next(iter(ancestors[1:2]), None)
        first = self.place.parts[0]
        return next((node for node in ancestors if self.outline.holds(node, first)), None)

    def _presents_another(self, node: int, number: int) -> bool:
        """Tell whether a block holds the linked title of another page, apart from the element in question itself."""
        outline = self.outline
        titles = outline.titles_in(node, outline.ends[node])
        return any(not outline.holds(number, title) and not outline.holds(title, number) for title in titles)
