"""The parts of a byline: what stands between its separators, without dates, addresses and counters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from newsbot.extraction.forms import DATE, INNER, NOISE
from newsbot.extraction.people import has_title

_QUOTED = re.compile(r"[«\"“„]([^«»\"”“]{1,40})[»\"”“]")  # papers quote the names of papers
_BREAK = re.compile(
    r"(\s*(?:[،,;؛/|&+•·:()\[\]*]|\s[-–—ـ]+|[-–—ـ]+\s|[-–—]{2,}|^[-–—ـ]|(?<=[\u0621-\u064a])[-–—](?=[\u0621-\u064a]))+\s*)"
)
_MARK = re.compile(r"[،,;؛/|&+•·:()\[\]*–—ـ-]")  # without one nothing is parted
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.|@)\S+|\S+@\S+|\S+\.(?:com|net|org|info|dz|tn|ma|eg|sa|ae)\b\S*")
_IN_ADDRESS, _DIGIT = re.compile(r"[@.]|://"), re.compile(r"\d")  # cheap to look for, where the whole patterns are dear
_OTHERS = re.compile(r"\s*و?\s*[آا]خر(?:ون|ين)$")
LONGEST = 300  # letters: a byline isn't longer
_EDGES = " .:-–—ـ()[]|*/،؛,"
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]$")


def parts_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts between separators, dates left out, and whether they are quoted."""
    bare = text[:LONGEST]
    if _IN_ADDRESS.search(bare):
        bare = _ADDRESS.sub(" ", bare)
    if _DIGIT.search(bare):
        bare = DATE.sub(" | ", bare)
    for number, stretch in enumerate(_QUOTED.split(bare)):
        if number % 2:
            yield trimmed(stretch), True
            continue
        for piece in INNER.split(stretch):
            for part in _joined_to_titles(_BREAK.split(piece)) if _MARK.search(piece) else (piece,):
                known = NOISE.sub("", part)
                if kept := trimmed(_OTHERS.sub("", known) if "خر" in known else known):
                    yield kept, False


def _joined_to_titles(parts: list[str]) -> Iterator[str]:
    """Yield the parts of a list that has the separators between them, a title with the name that its slash leads to."""
    title = ""
    for part, separator in zip_longest(parts[::2], parts[1::2], fillvalue=""):
        if separator.strip() == "/" and has_title(part):
            title += part + separator
        else:
            yield title + part
            title = ""


def trimmed(text: str) -> str:
    """Strip separators; the dot of a last initial stays."""
    stripped = text.strip(_EDGES)
    return f"{stripped}." if _INITIAL.search(stripped) and f"{stripped}." in text else stripped
