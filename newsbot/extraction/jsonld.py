"""JSON-LD: the article that a page describes for search engines (schema.org), found among everything else it describes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "blogposting", "liveblogposting", "report", "socialmediaposting",
    "videoobject",
})  # fmt: skip
_LISTS = frozenset({"collectionpage", "searchresultspage"})
_CONTROLS = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_MAX_NODES = 2000
_MAX_DEPTH = 12

Node = dict[str, Any]


class Graph:
    """All nodes of a page's JSON-LD scripts."""

    def __init__(self, scripts: tuple[str, ...]) -> None:
        self.nodes: list[Node] = []
        for script in scripts:
            for node in _walk(_load(script), 0):
                if len(self.nodes) >= _MAX_NODES:
                    break
                self.nodes.append(node)
        self._by_id = {node["@id"]: node for node in self.nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def articles(self) -> list[Node]:
        """Return the nodes that describe an article or a video; they may be of others than the page's."""
        return [node for node in self.nodes if _types(node) & _ARTICLES]

    @property
    def is_listing(self) -> bool:
        """The page calls itself a list of other pages."""
        return any(_types(node) & _LISTS for node in self.nodes)

    def names(self, value: object, *, people: bool = False) -> list[str]:
        """Return the names that a property holds: strings, nodes, references, lists of them; `people` only Persons."""
        items = value if isinstance(value, list) else [value]
        names: list[str] = []
        for item in items:
            node = self._resolved(item)
            if isinstance(node, dict):
                if people and _types(node) and "person" not in _types(node):
                    continue
                names += strings(node.get("name"))
            else:
                names += strings(node)
        return names

    def breadcrumb(self) -> list[str]:
        """Return the names of a BreadcrumbList in their order."""
        for node in self.nodes:
            if "breadcrumblist" in _types(node) and isinstance(node.get("itemListElement"), list):
                items = [item for item in node["itemListElement"] if isinstance(item, dict)]
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
    return [text for item in items if isinstance(item, str) and (text := " ".join(unescape(item).split()))]


def first(value: object) -> str | None:
    """Return the first string of a value."""
    return next(iter(strings(value)), None)


def _load(script: str) -> object:
    """Read JSON as sites write it: inside CDATA, with raw line breaks in strings, with trailing commas."""
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//").strip().removeprefix("<![CDATA[").removesuffix("]]>").removesuffix("//").strip()
    for attempt in (text, _CONTROLS.sub(" ", text), _TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", text))):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, (dict, list)):
                yield from _walk(item, depth + 1)


def _types(node: Node) -> frozenset[str]:
    return frozenset(text.rsplit("/", 1)[-1].lower() for text in strings(node.get("@type")))


def _number(value: object) -> int:
    return int(value) if isinstance(value, (int, str)) and str(value).isdecimal() else 0
