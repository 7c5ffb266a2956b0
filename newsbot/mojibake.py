"""Texts that were decoded by a wrong table before they were written: undone only where a strict round trip proves it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_ASCII = r"[\t\n\r\x20-\x7e]"
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[\u00c0-\u00ff]")
# What ا ل م ن ه و ي ر end in: hardly a word is without one, and looking for a single character is cheap.
_SIGNS = "§„…†‡ˆٹ±"
_STRANGE = re.compile(f"[{_SIGNS}\u00c0-\u00ff]")  # one of which any misread text has
_PROOF = 8  # letters: fewer could be a name in another language
_WORD_PROOF = 4  # letters of one word, which is more than «à»
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class _Reading:
    """UTF-8 read by a table of single bytes: `run` finds what looks so, `proof` three letters of Arabic in a row in it."""

    table: str
    bytes_of: dict[int, int]
    signs: str
    proof: re.Pattern[str]
    run: re.Pattern[str]


def _reading(table: str, bytes_of: dict[int, int], signs: str) -> _Reading:
    def shown(first: int, last: int) -> str:
        return "[" + "".join(re.escape(chr(c)) for c, byte in bytes_of.items() if first <= byte <= last) + "]"

    more = shown(0x80, 0xBF)
    character = f"(?:{shown(0xC2, 0xDF)}{more}|{shown(0xE0, 0xEF)}{more}{{2}}|{shown(0xF0, 0xF4)}{more}{{3}})"
    proof = re.compile(f"(?:{shown(0xD8, 0xDB)}{more}){{3}}")
    return _Reading(table, bytes_of, signs, proof, re.compile(f"{character}(?:{_ASCII}*{character})*"))


# As the WHATWG has it: bytes that windows-1252 leaves undefined are controls. Programs that say ISO 8859-1 and mean it
# give controls for all of 80-9F.
_BYTES_1252 = {
    **{byte: byte for byte in range(256)},
    **{ord(c): byte for byte in range(256) if (c := bytes([byte]).decode("cp1252", "ignore"))},
}
_BYTES_1256 = {ord(c): byte for byte, c in enumerate(bytes(range(256)).decode("cp1256"))}
_READINGS = (_reading("windows-1256", _BYTES_1256, _SIGNS), _reading("windows-1252", _BYTES_1252, "ØÙ"))


def repair(text: str) -> str:
    """Undo a wrong decoding that happened before the page was written, if a strict round trip proves it.

    UTF-8 read as windows-1256 (ط§ظ„ for ال) or windows-1252 (Ø§Ù„) is proven by being valid UTF-8 again; windows-1256
    or ISO 8859-6 read as windows-1252 (ÇáÌ for الج) by words of Latin letters with accents only. Anything else, and
    what has lost a byte, is returned as it is.
    """
    return mended(text)[0]


def mended(text: str) -> tuple[str, str | None]:
    """Return the text as `repair` does, and the table by which it had been read; None if it stays as it was."""
    if not _STRANGE.search(text):
        return text, None
    for reading in _READINGS:
        if any(map(text.__contains__, reading.signs)) and reading.proof.search(text):
            again = _as_utf8(text, reading)
            return (text, None) if again is None else (again, reading.table)
    again = _as_single_bytes(text)
    return (text, None) if again is None else (again, "windows-1252")


def _as_utf8(text: str, reading: _Reading) -> str | None:
    """Decode the proven runs; None if one of them isn't whole: half a repair would hide what is missing."""
    parts: list[str] = []
    end = 0
    for match in reading.run.finditer(text):
        if not reading.proof.search(match[0]):
            continue
        if not f"{text[match.start() - 1 : match.start()]}{text[match.end() : match.end() + 1]}".isascii():
            return None
        try:
            again = codecs.charmap_encode(match[0], "strict", reading.bytes_of)[0].decode("utf-8")
        except UnicodeError:
            return None
        parts += [text[end : match.start()], again]
        end = match.end()
    return "".join([*parts, text[end:]]) if parts else None


def _as_single_bytes(text: str) -> str | None:
    """In no language of Latin letters are nearly all words that have accents without a plain letter."""
    if not _ACCENTED.search(text):
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    strange = [word for word in words if not any(map(str.isascii, word))]
    letters = sum(map(len, strange))
    if letters < _PROOF or max(map(len, strange)) < _WORD_PROOF or len(strange) < _MOST * len(words):
        return None
    try:
        raw = codecs.charmap_encode(text, "strict", _BYTES_1252)[0]
    except UnicodeError:
        return None
    again = [read for table in ("cp1256", "iso8859_6") if (read := _decoded(raw, table)) is not None]
    arabic, best = max((len(_ARABIC.findall(read)), read) for read in again)
    return best if arabic >= _MOST * letters else None


def _decoded(raw: bytes, table: str) -> str | None:
    try:
        return raw.decode(table)
    except UnicodeDecodeError:
        return None
