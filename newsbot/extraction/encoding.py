"""Bytes to text: which encoding a page is in, whatever it says, and what was broken before it was written."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from html.entities import html5

from newsbot.mojibake import mended

_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 500_000  # bytes: some pages print their styles before they say what they are written in
_BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The names under which pages declare what Arabic is written in (WHATWG, IANA). Others tell nothing: the text does.
_LABELS = {
    **dict.fromkeys(("windows-1256", "cp1256", "x-cp1256", "win-1256", "windows1256"), "cp1256"),
    **dict.fromkeys(("iso-8859-6", "iso8859-6", "iso88596", "iso_8859-6", "iso-8859-6-i", "iso-8859-6-e", "arabic",
                     "asmo-708", "ecma-114", "csisolatinarabic"), "iso8859_6"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252",
                     "iso-8859-15"), "cp1252"),
}  # fmt: skip
# As browsers read it: bytes without a character in windows-1252 are controls.
_WINDOWS_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
# What Arabic looks like when its bytes are read by the wrong table: Latin letters with accents, or C1 controls.
_MISREAD = re.compile(r"[\u0080-\u009f\u00c0-\u00ff\ufffd]")
_ARTICLE = re.compile(r"(?<![\u0620-\u064a])ال[\u0620-\u064a]")
_LOOKED_AT = 200_000  # characters: enough to tell an encoding by
_PAIRS = 4096  # bytes by which UTF-16 is told
_PIECE = re.compile(rb"[^<>\"]+")
# How ا and ال show on a page that was misread before it was written: nothing else has these. Looking for one character
# first costs next to nothing.
_RARE = ("§", "Ç")
_TRACES = ("ط§", "Ø§", "Çá", "Çä")
_TEXT = re.compile(r'[^<>"]+')
_TABLES = ("cp1256", "iso8859_6")
# What XML can't hold: lxml takes it from a page, but lets nobody write it again. All that Python calls a space is one.
_UNFIT = bytes(code for code in range(32) if not chr(code).isspace())
_SPACES = bytes(32 if 10 < code < 32 and code != 13 else code for code in range(256))  # noqa: PLR2004 - up to the space
_NONCHARACTERS = ("\ufffe", "\uffff")
_UNFIT_REFERENCE = re.compile(
    r"&#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|[fF]{3}[efEF]));?(?![0-9a-fA-F])"
)
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_ESCAPED = re.compile(r"&(?:amp;)+(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")


def decode(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    A byte order mark counts, then UTF-8, whatever is declared: other encodings of Arabic are never valid UTF-8. Then
    what the HTTP header, the XML declaration or a <meta> say, each only if what comes out can be Arabic. Else it is the
    one of windows-1256 and ISO 8859-6, in which Arabic was written before, that gives more of the article «ال».
    A page whose parts are written in two encodings is read part by part.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace"), name
    body = body.removeprefix(codecs.BOM_UTF8)
    try:
        if b"\0" in body[:_PAIRS] and (wide := _wide(body)):
            return body.decode(wide, "replace"), wide
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _mixed(body, content_type)


def settled(text: str) -> tuple[str, str | None]:
    """Undo what happened to a page's text before it was sent: entities escaped twice, and letters misread.

    The second value names the table by which letters had been misread, None if none had.
    """
    text = _ESCAPED.sub(_once, text)
    if not any(map(text.__contains__, _RARE)) or not any(map(text.__contains__, _TRACES)):
        return text, None
    whole, table = mended(text)
    if table:
        return whole, table
    tables: list[str] = []

    def piece(match: re.Match[str]) -> str:
        again, table = mended(match[0])
        tables.extend([table] if table else [])
        return again

    return _TEXT.sub(piece, text), next(iter(tables), None)


def source_of(text: str) -> bytes:
    """Return a page's text as bytes that a parser can be given: UTF-8, without what XML can't hold.

    Bytes, because lxml refuses strings that declare an encoding. Without the ends of <body> and <html>: libxml2 begins
    a second tree behind them, where HTML goes on in the first.
    """
    text = _UNFIT_REFERENCE.sub(" ", _ENDS.sub("", text))
    for character in _NONCHARACTERS:
        if character in text:  # a look is ten times as cheap
            text = text.replace(character, "")
    return text.encode("utf-8", "replace").translate(_SPACES, _UNFIT)


def plausible(text: str) -> bool:
    """Tell whether a text can be rightly decoded: it isn't full of what misread Arabic looks like."""
    sample = text[:_LOOKED_AT]
    misread = len(_MISREAD.findall(sample))
    return misread <= 20 or misread * 5 <= len(_ARABIC.findall(sample)) or misread * 20 <= len(sample)  # noqa: PLR2004


def _wide(body: bytes) -> str | None:
    """Return which UTF-16 a page without a mark is in: every other byte of its markup is nothing."""
    even, odd = body[:_PAIRS:2].count(0), body[1:_PAIRS:2].count(0)
    most = min(len(body), _PAIRS) // 2
    if odd * 4 > most and even * 50 < odd:
        return "utf-16-le"
    return "utf-16-be" if even * 4 > most and odd * 50 < even else None


def _mixed(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Read a page that isn't UTF-8, at least not all of it."""
    text = body.decode("utf-8", "replace")
    broken, letters = text.count("\ufffd"), len(body) - len(text)  # each letter of two bytes makes one more of them
    if letters > broken * 4:
        return (_by_piece(body, *_TABLES) if broken > 1 else text), "utf-8"
    name = _single(body, content_type)
    if name is None:
        return text, "utf-8"
    # A letter before a comma looks like one of UTF-8 now and then; a part in UTF-8 has more of them.
    return (_by_piece(body, name) if letters * 20 > broken else _read(body, name) or text), name


def _single(body: bytes, content_type: str | None) -> str | None:
    """Return the encoding of single bytes that a page is in: what it declares, if that can be, else what fits."""
    header = _HEADER_CHARSET.search(content_type or "")
    found = (_XML_ENCODING.match(body[:1000]), _META_CHARSET.search(body, 0, _HEAD))
    for label in (header[1] if header else "", *(match[1].decode("ascii", "ignore") for match in found if match)):
        name = _LABELS.get(label.lower(), "")
        if name and (text := _read(body, name)) is not None and plausible(text):
            return _rather(body, name, text)
    return _likeliest(body, _TABLES)[1]


def _rather(body: bytes, name: str, text: str) -> str:
    """Return the declared table, or the other one of Arabic if only there is the text full of «ال»."""
    other, better = _likeliest(body, (table for table in _TABLES if name in _TABLES and table != name))
    return better if better and len(_ARTICLE.findall(other)) > 4 * len(_ARTICLE.findall(text)) + 4 else name


def _likeliest(body: bytes, names: Iterable[str]) -> tuple[str, str | None]:
    """Return the reading that can be Arabic with most of the article «ال», and its table; None if none can."""
    readings = [(text, name) for name in names if (text := _read(body, name)) is not None and plausible(text)]
    return max(readings, key=lambda reading: len(_ARTICLE.findall(reading[0])), default=("", None))


def _read(body: bytes, name: str) -> str | None:
    if name == "cp1252":
        return codecs.charmap_decode(body, "strict", _WINDOWS_1252)[0]
    try:
        return body.decode(name)
    except UnicodeDecodeError:
        return None


def _by_piece(body: bytes, *names: str) -> str:
    """Decode each part between tags and quotation marks as UTF-8 if it is, else by one of the other tables."""

    def piece(match: re.Match[bytes]) -> bytes:
        try:
            match[0].decode("utf-8")
        except UnicodeDecodeError:
            text = match[0].decode("utf-8", "replace")
            broken, letters = text.count("\ufffd"), len(match[0]) - len(text)
            again = _likeliest(match[0], names)[0] if letters <= broken * 2 else ""  # else a letter of it was cut
            return (again or text).encode()
        return match[0]

    return _PIECE.sub(piece, body).decode("utf-8", "replace")


def _once(match: re.Match[str]) -> str:
    return f"&{match[1]}" if match[1][0] == "#" or match[1] in html5 else match[0]
