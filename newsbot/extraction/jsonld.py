"""JSON-LD: the article that a page describes for search engines (schema.org), found among everything else it describes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice

from newsbot.extraction.lenient import Node, object_of, salvage
from newsbot.mojibake import repair

_ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "blogposting", "liveblogposting", "report", "socialmediaposting",
    "videoobject",
})  # fmt: skip
_LISTS = frozenset({"collectionpage", "searchresultspage"})
# Properties that hold what a node lists, mentions or belongs to: other articles than the page's own.
_OF_OTHERS = frozenset({
    "itemListElement", "isPartOf", "mentions", "citation", "isBasedOn", "relatedLink", "isRelatedTo", "blogPost",
    "blogPosts", "comment", "liveBlogUpdate", "subjectOf", "dataFeedElement", "about",
})  # fmt: skip
_OPENING = re.compile(r"^(?:[\s\ufeff;]|//|/\*|\*/|<!--|<!\[CDATA\[)*")
_ESCAPED = re.compile(r"[\[{\s]*&(?:quot|#34|#x22);")
_SURROGATES = re.compile(
    r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
_POSITION = re.compile(r"[0-9]{1,6}")
_MAX_LENGTH = 2_000_000  # characters of all scripts; the text of a day's live blog has fewer
_MAX_NODES = 2000
_MAX_DEPTH = 12

__all__ = ["Graph", "Node", "first", "strings"]


class Graph:
    """All nodes of a page's JSON-LD scripts. What can't be read of them is left out."""

    def __init__(self, scripts: tuple[str, ...]) -> None:
        self.nodes: list[Node] = []
        self._own: list[Node] = []
        left = _MAX_LENGTH
        for script in scripts:
            value = _load(script, left)
            left -= len(script) if value is not None else 0
            for node, others in islice(_walk(value, 0, others=False), _MAX_NODES - len(self.nodes)):
                self.nodes.append(node)
                self._own += [] if others else [node]
            if len(self.nodes) >= _MAX_NODES:
                break
        self._by_id = {node["@id"]: node for node in self.nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def articles(self) -> list[Node]:
        """Return the nodes that describe an article or a video, without those that another node lists or mentions.

        They may still be of others than the page's. One that broke off before its end bears `lenient.SALVAGED`.
        """
        return [node for node in self._own if _types(node) & _ARTICLES]

    @property
    def is_listing(self) -> bool:
        """The page calls itself a list of other pages."""
        return any(_types(node) & _LISTS for node in self._own)

    def names(self, value: object, *, people: bool = False) -> list[str]:
        """Return the names that a property holds: strings, nodes, references, lists of them; `people` only Persons."""
        items = value if isinstance(value, list) else [value]
        names: list[str] = []
        for item in items:
            node = self._resolved(item)
            if isinstance(node, dict):
                if people and _types(node) and "person" not in _types(node):
                    continue
                names += strings(node.get("name")) or _given_name(node)
            else:
                names += strings(node)
        return names

    def breadcrumb(self) -> list[str]:
        """Return the names of a BreadcrumbList in their order."""
        for node in self.nodes:
            given = node.get("itemListElement") if "breadcrumblist" in _types(node) else None
            if given:
                items = [item for item in (given if isinstance(given, list) else [given]) if isinstance(item, dict)]
                items.sort(key=lambda item: _number(item.get("position")))
                return [name for item in items for name in self._item_name(item)]
        return []

    def _item_name(self, item: Node) -> list[str]:
        inner = self._resolved(item.get("item"))
        return strings(item.get("name")) or (strings(inner.get("name")) if isinstance(inner, dict) else [])

    def _resolved(self, item: object) -> object:
        if isinstance(item, dict) and set(item) <= {"@id", "@type"} and isinstance(item.get("@id"), str):
            return self._by_id.get(item["@id"], item)
        return item


def strings(value: object) -> list[str]:
    """Return the strings of a value that may be one or a list, with entities decoded and spaces single."""
    items = value if isinstance(value, list) else [value]
    # Misread letters are repaired first: some of them are spaces.
    return [text for item in items if isinstance(item, str) and (text := " ".join(repair(unescape(item)).split()))]


def _given_name(node: Node) -> list[str]:
    names = [name for key in ("givenName", "familyName") for name in strings(node.get(key))]
    return [" ".join(names)] if len(names) == 2 else []  # noqa: PLR2004 - both


def first(value: object) -> str | None:
    """Return the first string of a value."""
    return next(iter(strings(value)), None)


def _load(script: str, most: int) -> object:
    """Read JSON as sites write it: commented, inside CDATA, escaped as HTML, broken. None for what is too long."""
    text = _OPENING.sub("", script, count=1).rstrip()
    while (shorter := _without_end(text)) != text:
        text = shorter
    if len(text) > most:
        return None
    if _ESCAPED.match(text):
        text = unescape(text)
    if "\\u" in text:  # halves of a character: no text can be stored with one
        text = _SURROGATES.sub(r"\1", text)
    try:
        return json.loads(text, strict=False, object_pairs_hook=object_of)
    except (ValueError, RecursionError):
        return salvage(text)


def _without_end(text: str) -> str:
    for end in ("-->", "]]>", "//", "/*", "*/", ";"):
        text = text.removesuffix(end)
    return text.rstrip()


def _walk(value: object, depth: int, *, others: bool) -> Iterator[tuple[Node, bool]]:
    """Yield the nodes below a value, each with whether it describes something else than the page."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1, others=others)
    elif isinstance(value, dict):
        types = _types(value)
        if types:
            yield value, others
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                apart = key in _OF_OTHERS or (key == "hasPart" and bool(types & (_ARTICLES | _LISTS)))
                yield from _walk(item, depth + 1, others=others or apart)


def _types(node: Node) -> frozenset[str]:
    given = node.get("@type")
    return _type_of(given) if isinstance(given, str) else frozenset(map(_bare, strings(given)))


@lru_cache(256)
def _type_of(given: str) -> frozenset[str]:
    """Return a single type; all pages together have a few dozen."""
    return frozenset(map(_bare, strings(given)))


def _bare(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()


def _number(value: object) -> int:
    return int(value) if isinstance(value, (int, str)) and _POSITION.fullmatch(str(value)) else 0
