"""Scope: what of a page speaks of its article. Side bars, comments and boxes speak of others, in the same classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import html

from newsbot.extraction.container import Place
from newsbot.extraction.furniture import rule_of

_OTHERS = frozenset({"sidebar", "related", "comments", "weather and ticker", "newsletter", "<aside>", "<nav>"})
_HEADINGS = ("h2", "h3", "h4", "h5")


@dataclass(frozen=True)
class Scope:
    """An article's place on its page: its headline and the parts of its text, either of which may be unknown."""

    headline: html.HtmlElement | None
    place: Place

    def of(self, elements: Iterable[html.HtmlElement]) -> Iterator[html.HtmlElement]:
        """Yield those of the elements that don't speak of something else."""
        return (element for element in elements if self.holds(element))

    def holds(self, element: html.HtmlElement) -> bool:
        """Tell whether an element is outside of other articles' furniture and cards.

        What holds the article too is none of these: layouts name a whole page after the side bar that it has.
        """
        for node in (element, *element.iterancestors()):
            if node in self._around:
                return True
            if rule_of(node) in _OTHERS or _presents_another(node, element):
                return False
        return True

    def in_text(self, element: html.HtmlElement) -> bool:
        """Tell whether an element is a piece of the article's text."""
        return any(part is node for node in (element, *element.iterancestors()) for part in self.place.parts)

    def beside(self, element: html.HtmlElement) -> bool:
        """Tell whether an element stands in the smallest block that holds the headline and the text."""
        return self._block is not None and any(node is self._block for node in element.iterancestors())

    @cached_property
    def _around(self) -> frozenset[html.HtmlElement]:
        own = [*self.place.parts, *([self.headline] if self.headline is not None else [])]
        return frozenset({*own, *(ancestor for element in own for ancestor in element.iterancestors())})

    @cached_property
    def _block(self) -> html.HtmlElement | None:
        if self.headline is None:
            return None
        ancestors = list(self.headline.iterancestors())
        if not self.place.parts:  # what a headline is wrapped in, and what that stands in
            return next(iter(ancestors[1:2]), None)
        holding = {self.place.parts[0], *self.place.parts[0].iterancestors()}
        return next((ancestor for ancestor in ancestors if ancestor in holding), None)


def _presents_another(node: html.HtmlElement, element: html.HtmlElement) -> bool:
    """Tell whether a block holds the linked title of another page, apart from the element in question itself."""
    own = {element, *element.iterancestors(), *element.iterdescendants()}
    linked = (link for heading in node.iter(*_HEADINGS) for link in heading.iter("a") if link.get("href"))
    return any(link not in own for link in linked)
