"""Rewriting of a line: some fields get other values, every other byte stays what it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def with_fields(line: bytes, values: Mapping[str, str]) -> bytes:
    """Return a JSON object with these fields set, in their place or, if it has none, at its end.

    Values are JSON. The line must be a valid object.
    """
    text = line.decode()
    parts: list[str] = []
    done, missing, any_member = 0, dict(values), False
    for name, start, end in _members(text):
        any_member = True
        if name in values:
            parts += text[done:start], values[name]
            done = end
            missing.pop(name, None)
    close = text.rindex("}")
    added = ", ".join(f'"{name}": {value}' for name, value in missing.items())
    parts += text[done:close], ", " if added and any_member else "", added, text[close:]
    return "".join(parts).encode()


def _members(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the name of each member and where its value begins and ends."""
    place = _behind_space(text, text.index("{") + 1)
    while text[place] != "}":
        name, place = _DECODER.raw_decode(text, place)
        start = _behind_space(text, text.index(":", place) + 1)
        _, end = _DECODER.raw_decode(text, start)
        yield name, start, end
        place = _behind_space(text, end)
        if text[place] == ",":
            place = _behind_space(text, place + 1)


def _behind_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place
