"""Percent-escapes of URLs: what they say where that is certain, and those that were escaped twice."""

from __future__ import annotations

import re

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_TWICE = re.compile(r"(?:%25[89A-Fa-f][0-9A-Fa-f]){2,}")  # letters beyond ASCII
# What means something else when it isn't escaped (RFC 3986, 2.2), and what can't stand in a line.
_RESERVED = re.compile(r"[/?&+#%\x00-\x1f\x7f]")


def decoded(text: str) -> str:
    """Return the text with its escapes decoded that are strict UTF-8, without reserved characters; others in upper case."""
    return _ESCAPES.sub(_read, text)


def escaped_once(text: str) -> str:
    """Return the text with its letters that were escaped twice escaped once, if they are UTF-8 then."""
    return _TWICE.sub(_unescaped, text)


def _read(escapes: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return escapes[0].upper()
    return _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", text)


def _unescaped(escapes: re.Match[str]) -> str:
    text = escapes[0].replace("%25", "%")
    try:
        bytes.fromhex(text.replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return escapes[0]
    return text
