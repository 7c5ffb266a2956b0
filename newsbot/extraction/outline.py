"""Outline: the elements of a page in document order, with what all readers ask of them, gathered in one walk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import html

# Elements whose text nobody reads on the page, or that are no text.
CODE = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea"})


@dataclass(frozen=True, slots=True)
class Outline:
    """Numbered elements: `ends[i]` is the number behind the last descendant of i, `parents[i]` is -1 for the root.

    `prose` and `linked` count the words of a whole element outside and inside of links; code counts as neither.
    `names` maps each class name and id to the elements that bear it, `attributes` ("itemprop", value) and
    ("rel", word) likewise.
    """

    elements: list[html.HtmlElement]
    numbers: dict[html.HtmlElement, int]
    parents: list[int]
    ends: list[int]
    prose: list[int]
    linked: list[int]
    names: dict[str, list[int]]
    attributes: dict[tuple[str, str], list[int]]

    def named(self, fits: Callable[[str], object]) -> list[int]:
        """Return the elements with a class name or id that fits, in order."""
        return sorted({number for name, numbers in self.names.items() if fits(name) for number in numbers})

    def around(self, number: int) -> Iterator[int]:
        """Yield an element and its ancestors, innermost first."""
        while number >= 0:
            yield number
            number = self.parents[number]

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether an element is another one or an ancestor of it."""
        return outer <= inner < self.ends[outer]


def outline_of(tree: html.HtmlElement) -> Outline:
    """Number the elements of a tree and count their words."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    numbers = {element: number for number, element in enumerate(elements)}
    parents = [numbers.get(element.getparent(), -1) for element in elements]
    names: defaultdict[str, list[int]] = defaultdict(list)
    attributes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, element in enumerate(elements):
        for attribute, value in element.items():
            if attribute in ("class", "id"):
                for name in value.split():
                    names[name].append(number)
            elif attribute in ("itemprop", "rel"):
                for word in value.split():
                    attributes[attribute, word].append(number)
    prose, linked = _count(elements, parents)
    ends = _ends(parents)
    return Outline(elements, numbers, parents, ends, prose, linked, dict(names), dict(attributes))


def _ends(parents: list[int]) -> list[int]:
    ends = list(range(1, len(parents) + 1))
    for number in range(len(parents) - 1, 0, -1):
        parent = parents[number]
        ends[parent] = max(ends[parent], ends[number])
    return ends


def _count(elements: list[html.HtmlElement], parents: list[int]) -> tuple[list[int], list[int]]:
    """Count the words of each element's own text and tails of children, then add them up from the leaves."""
    prose, linked = [0] * len(elements), [0] * len(elements)
    in_link, unread = [False] * (len(elements) + 1), [False] * (len(elements) + 1)
    for number, element in enumerate(elements):
        parent, tag = parents[number], element.tag
        in_link[number] = in_link[parent] or tag == "a"
        unread[number] = unread[parent] or tag in CODE
        if element.text and not unread[number]:
            (linked if in_link[number] else prose)[number] += len(element.text.split())
        if element.tail and not unread[parent] and parent >= 0:
            (linked if in_link[parent] else prose)[parent] += len(element.tail.split())
    for number in range(len(elements) - 1, 0, -1):
        prose[parents[number]] += prose[number]
        linked[parents[number]] += linked[number]
    return prose, linked
