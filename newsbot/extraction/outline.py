"""Outline: the elements of a page in document order, with what all readers ask of them, gathered in one walk."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass

from lxml import html

from newsbot.extraction.furniture import CODE, rule_of
from newsbot.extraction.kinds import Kind, kinds_of

_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_WRAPPERS = frozenset({"span", "strong", "b", "em", "i", "font"})
_LONG_NAMES = 1000  # letters of an element's classes
_NAMES = frozenset({"class", "id"})
_HIDING = frozenset({"style", "hidden", "aria-hidden"})
_READ = _NAMES | _HIDING | {"itemprop", "rel", "itemtype", "aria-label"}


@dataclass(frozen=True, slots=True)
class Outline:
    """Numbered elements: `ends[i]` is the number behind the last descendant of i, `parents[i]` is -1 for the root.

    `prose` and `linked` count the words of a whole element outside and inside of links; code counts as neither.
    `rules` names the furniture that an element is by its own tag and names. `names` maps each class name and id to
    the elements that bear it, `kinds` each kind to those that have a name of it, `attributes` ("itemprop", word) and the
    words of rel, itemtype and aria-label likewise. `titles` are the links in
    headings: each presents another page.
    """

    elements: list[html.HtmlElement]
    tags: list[str]
    numbers: dict[html.HtmlElement, int]
    parents: list[int]
    ends: list[int]
    prose: list[int]
    linked: list[int]
    rules: list[str | None]
    names: dict[str, list[int]]
    kinds: dict[Kind, list[int]]
    attributes: dict[tuple[str, str], list[int]]
    titles: list[int]

    def named(self, kind: Kind) -> list[int]:
        """Return the elements with a class name or id of a kind, in order."""
        return sorted(set(self.kinds.get(kind, ())))

    def marked(self, names: Container[str], pattern: re.Pattern[str]) -> list[int]:
        """Return the elements that have a matching word in one of some attributes that are kept, in order."""
        found = (numbers for (name, word), numbers in self.attributes.items() if name in names and pattern.search(word))
        return sorted({number for numbers in found for number in numbers})

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
    elements = list(tree.iter("*"))
    tags: list[str] = [element.tag for element in elements]
    numbers = dict(zip(elements, range(len(elements)), strict=True))
    parents = [numbers.get(element.getparent(), -1) for element in elements]
    called_so: defaultdict[str, list[int]] = defaultdict(list)
    attributes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    rules: list[str | None] = []
    for number, element in enumerate(elements):
        called, unseen = "", False
        for name, value in element.items():
            if name not in _READ:
                continue
            if name in _NAMES:
                value = value[:_LONG_NAMES]  # noqa: PLW2901 - a megabyte of classes says nothing more
                called = f"{called} {value}" if called else value
                called_so[value].append(number)
            elif name in _HIDING:
                unseen = unseen or _hides(name, value)
            else:
                for word in value.split():
                    attributes[name, word].append(number)
        rules.append(rule_of(tags[number], called, unseen))
    names = _by_word(called_so)
    kinds: defaultdict[Kind, list[int]] = defaultdict(list)
    for name, named_so in names.items():
        for kind in kinds_of(name):
            kinds[kind] += named_so
    prose, linked, ends = _count(elements, tags, parents)
    titles = [
        i for i, tag in enumerate(tags) if tag == "a" and linked[i] and _is_title(i, elements, tags, parents, ends)
    ]
    return Outline(elements, tags, numbers, parents, ends, prose, linked, rules, names, kinds, dict(attributes), titles)


def _by_word(values: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the elements that bear each word of their class names and ids: rows of a list share theirs."""
    names: defaultdict[str, list[int]] = defaultdict(list)
    for value, numbers in values.items():
        for word in value.split():
            names[word] += numbers
    return dict(names)


def _hides(name: str, value: str) -> bool:
    if name == "style":
        return "none" in value and "display:none" in value.replace(" ", "").lower()
    return name == "hidden" or value == "true"


def _is_title(
    number: int, elements: list[html.HtmlElement], tags: list[str], parents: list[int], ends: list[int]
) -> bool:
    """Tell whether a link that leads somewhere is the text of a heading, in it or around it."""
    parent = parents[number]
    while parent >= 0 and tags[parent] in _WRAPPERS:
        parent = parents[parent]
    if tags[parent] in _HEADINGS or not _HEADINGS.isdisjoint(tags[number + 1 : ends[number]]):
        return bool(elements[number].get("href"))
    return False


def _count(
    elements: list[html.HtmlElement], tags: list[str], parents: list[int]
) -> tuple[list[int], list[int], list[int]]:
    """Count the words of each element's own text and the tails of its children, then add them up from the leaves.

    Returns the words outside of links, those in links, and the number behind the last descendant.
    """
    prose, linked = [0] * len(elements), [0] * len(elements)
    in_link, unread = [False] * (len(elements) + 1), [False] * (len(elements) + 1)
    for number, (element, tag, parent) in enumerate(zip(elements, tags, parents, strict=True)):
        in_link[number] = in_link[parent] or tag == "a"
        unread[number] = unread[parent] or tag in CODE
        if not unread[number] and (text := element.text):
            (linked if in_link[number] else prose)[number] += len(text.split())
        if not unread[parent] and parent >= 0 and (tail := element.tail):
            (linked if in_link[parent] else prose)[parent] += len(tail.split())
    ends = list(range(1, len(elements) + 1))
    for number in range(len(elements) - 1, 0, -1):
        parent = parents[number]
        prose[parent] += prose[number]
        linked[parent] += linked[number]
        if ends[number] > ends[parent]:  # noqa: PLR1730 - a call for each element is dear
            ends[parent] = ends[number]
    return prose, linked, ends
