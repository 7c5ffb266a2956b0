"""Reader: a page with everything that the readers of its fields share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import html

from newsbot.arabic import clean, repair
from newsbot.extraction.jsonld import Graph, Node
from newsbot.extraction.kinds import Kind
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import Page, text_of
from newsbot.extraction.scope import Scope
from newsbot.extraction.site import SiteHints
from newsbot.extraction.trace import Trace


@dataclass(slots=True)
class Reader:
    """A page with what is known of its site.

    `names` are those under which the site presents itself; `sources` collects where each field's value came from.
    `trace` is there when somebody wants to know what else was considered. `evidence` is what speaks for each country,
    gathered when it is asked for first.
    """

    page: Page
    outline: Outline
    graph: Graph
    site: SiteHints
    node: Node | None = None
    names: list[str] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    trace: Trace | None = None
    evidence: Counter[str] | None = None
    scope: Scope = field(init=False)

    def __post_init__(self) -> None:
        """Begin with a scope that leaves nothing out: where the article stands is found by its headline."""
        self.scope = Scope(self.outline)

    def take(self, name: str, candidates: Iterable[tuple[str, Any]]) -> Any:
        """Return the first candidate that isn't empty and note its source under the field's name.

        Candidates come in the order of trust; none behind the first is asked for, unless there is a trace.
        """
        if self.trace is not None:
            candidates = self.trace.took(name, candidates)
        for source, value in candidates:
            if value:
                self.sources[name] = source
                return value
        return None

    def note(self, name: str, source: str, value: Any, why: str, *, won: bool = False) -> None:
        """Tell the trace, if there is one, of a value that `take` doesn't see: what became of it and why.

        Noted before `take` is called, it stands for a source that then has nothing to offer.
        """
        if self.trace is not None:
            self.trace.note(name, source, value, why, won=won)

    def selected(self, name: str) -> str | None:
        """Return the text of the site's own selector for a field."""
        return next((text for element in self.elements(name) if (text := text_of(element))), None)

    def elements(self, name: str) -> list[html.HtmlElement]:
        """Return what the site's own selector for a field finds."""
        selector = self.site.selectors.get(name)
        return self.page.tree.cssselect(selector) if selector else []

    def named(self, kind: Kind) -> list[html.HtmlElement]:
        """Return the elements with a class name or id of a kind that speak of this article, in the page's order."""
        elements = self.outline.elements
        return list(self.scope.of(elements[number] for number in self.outline.named(kind)))


def stored(text: str | None) -> str | None:
    """Clean a value for storage; entities are decoded a second time only where one remains."""
    if not text:
        return None
    return " ".join(clean(repair(unescape(text) if "&" in text else text)).split()) or None
