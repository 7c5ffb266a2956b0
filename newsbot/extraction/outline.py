"""Outline: the elements of a page in document order, with what all readers ask of them, gathered in one walk."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import html

from newsbot.extraction.furniture import CODE, rule_of

_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})


@dataclass(frozen=True, slots=True)
class Outline:
    """Numbered elements: `ends[i]` is the number behind the last descendant of i, `parents[i]` is -1 for the root.

    `prose` and `linked` count the words of a whole element outside and inside of links; code counts as neither.
    `rules` names the furniture that an element is by its own tag and names. `names` maps each class name and id to
    the elements that bear it, `attributes` ("itemprop", value) and ("rel", word) likewise. `titles` are the links in
    headings: each presents another page.
    """

    elements: list[html.HtmlElement]
    numbers: dict[html.HtmlElement, int]
    parents: list[int]
    ends: list[int]
    prose: list[int]
    linked: list[int]
    rules: list[str | None]
    names: dict[str, list[int]]
    attributes: dict[tuple[str, str], list[int]]
    titles: list[int]

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

    def titles_in(self, start: int, end: int) -> list[int]:
        """Return the linked titles between two numbers."""
        return self.titles[bisect_left(self.titles, start) : bisect_left(self.titles, end)]


def outline_of(tree: html.HtmlElement) -> Outline:
    """Number the elements of a tree and count their words."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    numbers = {element: number for number, element in enumerate(elements)}
    parents = [numbers.get(element.getparent(), -1) for element in elements]
    names: defaultdict[str, list[int]] = defaultdict(list)
    attributes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    rules: list[str | None] = []
    for number, element in enumerate(elements):
        given = dict(element.items())
        called = f"{given.get('class', '')} {given.get('id', '')}" if given else ""
        for name in called.split():
            names[name].append(number)
        for attribute in ("itemprop", "rel"):
            for word in given.get(attribute, "").split():
                attributes[attribute, word].append(number)
        rules.append(rule_of(element.tag, called, _is_unseen(given)))
    prose, linked = _count(elements, parents)
    titles = [i for i, element in enumerate(elements) if element.tag == "a" and _is_title(i, elements, parents, linked)]
    return Outline(
        elements, numbers, parents, _ends(parents), prose, linked, rules, dict(names), dict(attributes), titles
    )


def _is_unseen(given: dict[str, str]) -> bool:
    style = given.get("style", "")
    return (
        "hidden" in given
        or given.get("aria-hidden") == "true"
        or ("none" in style and "display:none" in style.replace(" ", "").lower())
    )


def _is_title(number: int, elements: list[html.HtmlElement], parents: list[int], linked: list[int]) -> bool:
    """Tell whether a link that leads somewhere is the text of a heading, in it or around it."""
    if not linked[number] or not elements[number].get("href"):
        return False
    parent = parents[number]
    while parent >= 0 and elements[parent].tag in ("span", "strong", "b", "em", "i", "font"):
        parent = parents[parent]
    return elements[parent].tag in _HEADINGS or next(elements[number].iter(*_HEADINGS), None) is not None


def _ends(parents: list[int]) -> list[int]:
    ends = list(range(1, len(parents) + 1))
    for number in range(len(parents) - 1, 0, -1):
        parent = parents[number]
        ends[parent] = max(ends[parent], ends[number])
    return ends


def _count(elements: list[html.HtmlElement], parents: list[int]) -> tuple[list[int], list[int]]:
    """Count the words of each element's own text and the tails of its children, then add them up from the leaves."""
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
