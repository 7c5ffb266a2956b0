"""Broken JSON, read as far as it can mean one thing only. Nothing is guessed: what isn't sure is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]

SALVAGED = "@salvaged"  # set in an object that broke off before its end
_MAX_DEPTH = 40
_LONGEST = 3000  # characters
_TEXTS = frozenset({"articleBody", "text", "description", "transcript"})
_GAP = re.compile(r"(?:\s+|//[^\n]*\n|/\*.*?\*/|<!--|-->)*", re.DOTALL)
_BETWEEN = re.compile(r"[\s,;}\]]*")  # two values that a script holds one behind the other, with ends too many
_KEY = re.compile(r'"([^"\\\n]{1,200})"\s*:')
_PLAIN = re.compile(
    r"true\b|false\b|null\b|-?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?(?![\w.])", re.ASCII
)
_QUOTE = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
# A quotation mark ends a value where the next property, or the end of the object, stands behind it; all properties of
# schema.org have names in ASCII. Any other is part of the text.
_APART = r'(?:[\s,]|//[^\n"]{0,200}\n|/\*[^"]{0,200}?\*/)*'
_ENDS_IN_OBJECT = re.compile(rf'{_APART}(?:"@?[A-Za-z][\w:.-]{{0,60}}"\s*:|\}}\s*(?:[\]}},;{{/<]|\Z))', re.ASCII)
_ENDS_IN_LIST = re.compile(rf'{_APART}(?:(?<!")["{{\[]|\])')
_ENDS_IN_CUT = re.compile(r'[\s,]*(?:"@?[\w:.-]{0,60}"?\s*)?\Z', re.ASCII)  # perhaps within the next name
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])|\\|"')


def object_of(pairs: Iterable[tuple[str, Any]]) -> Node:
    """Return an object of which a property given twice has the last value that isn't empty.

    What is far too long for a title, a name or a date is left out: whoever reads such would take long over it.
    """
    node: Node = {}
    for key, value in pairs:
        if isinstance(value, str) and len(value) > _LONGEST and key not in _TEXTS:
            continue
        if value or key not in node:
            node[key] = value
    return node


def salvage(text: str) -> list[Any]:
    """Return the values of a script that isn't JSON: up to the place where it can't be understood.

    Commas too many or missing, comments, values one behind the other, quotation marks and line breaks inside a text,
    an end that is missing. A text that is cut is left out, and the objects that it stands in bear `SALVAGED`.
    """
    reader = _Lenient(text)
    values: list[Any] = []
    while not reader.stopped and reader.at < len(text):
        value = reader.value(0, _ENDS_IN_OBJECT)
        values += [value] if isinstance(value, (dict, list)) else []
        reader.skip(_BETWEEN)
    return values


class _Lenient:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.stopped = False

    def skip(self, pattern: re.Pattern[str] = _GAP) -> str:
        """Go on behind what a pattern matches; return the next character, "" at the end."""
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def value(self, depth: int, ends: re.Pattern[str]) -> Any:
        """Read a value; None, and perhaps the end of all reading, if there is none to understand."""
        sign = self.skip()
        if sign == "{" and depth < _MAX_DEPTH:
            return self._object(depth)
        if sign == "[" and depth < _MAX_DEPTH:
            return self._list(depth)
        if sign == '"':
            return self._string(ends)
        if match := _PLAIN.match(self.text, self.at):
            self.at = match.end()
            return json.loads(match[0])
        self.stopped = sign not in (",", "}")  # a property that was left empty
        return None

    def _object(self, depth: int) -> Node:
        pairs: list[tuple[str, Any]] = []
        self.at += 1
        while not self.stopped and (sign := self.skip()) != "}":
            if sign == ",":
                self.at += 1
            elif key := _KEY.match(self.text, self.at):
                self.at = key.end()
                pairs.append((key[1], self.value(depth + 1, _ENDS_IN_OBJECT)))
            else:
                self.stopped = True
        if self.stopped:
            pairs.append((SALVAGED, True))
        self.at += 1
        return object_of((key, value) for key, value in pairs if value is not None)

    def _list(self, depth: int) -> list[Any]:
        values: list[Any] = []
        self.at += 1
        while not self.stopped and (sign := self.skip()) != "]":
            if sign == ",":
                self.at += 1
            elif sign == "}":
                self.stopped = True
            else:
                values.append(self.value(depth + 1, _ENDS_IN_LIST))
        self.at += 1
        return [value for value in values if value is not None]

    def _string(self, ends: re.Pattern[str]) -> str | None:
        start = end = self.at + 1
        whole = True
        while (match := _QUOTE.match(self.text, end)) and not ends.match(self.text, match.end()):
            if whole and _ENDS_IN_CUT.match(self.text, match.end()):
                break
            end, whole = match.end(), False
        if match is None:
            self.stopped = True
            return None
        self.at = match.end()
        if not whole and ends is _ENDS_IN_LIST:  # where one text ends and the next begins can't be told
            return None
        return _unescaped(self.text[start : match.end() - 1])


def _unescaped(raw: str) -> str | None:
    def escape(match: re.Match[str]) -> str:
        return match[0] if match[1] else '\\"' if match[0] == '"' else ""

    return str(json.loads(f'"{_ESCAPE.sub(escape, raw)}"', strict=False))
