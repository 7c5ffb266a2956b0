"""XML from strangers: mended before it is parsed, without their entities, DTDs and network, and within bounds."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from html import escape
from html.entities import html5

from lxml import etree

from newsbot.discovery.source import Fetched, Flaw
from newsbot.errors import SourceError
from newsbot.extraction.encoding import decode, source_of

MAX_BYTES = 50 * 1024 * 1024  # sitemaps.org: a sitemap has at most 50 MB uncompressed
MAX_ENTRIES = 100_000  # twice what sitemaps.org allows to a file
_MAX_TAGS = 5_000_000  # each costs a hundred bytes or more in memory, however short it is
_GZIP = b"\x1f\x8b"
# The first tag of what is read here. Messages of PHP, blank lines and a DOCTYPE with its entities stand before it.
_START = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<((?:[\w.-]+:)?(?:urlset|sitemapindex|rss|feed|rdf))\b(?:[^<>]*(/)>)?")
_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html|body)\b")
_ENTRY_END = re.compile(r"(?i)</(?:[\w.-]+:)?(?:item|entry|url|sitemap)\s*>")
# Ampersands that begin neither a character's number nor one of XML's own entities. In CDATA they are letters as any other.
_FOREIGN = re.compile(
    r"(?s)<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#(?:\d{1,6}|10\d{5})|#x(?:[0-9A-Fa-f]{1,5}|10[0-9A-Fa-f]{4}));)"
    r"([A-Za-z][A-Za-z0-9]{1,31};)?"
)
# Half a character, as software writes that counts in UTF-16: lxml and expat break at it.
_HALF = re.compile(
    r"&#(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]|[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2});"
)
_CUT_OFF = Flaw("cut_off", "the file is cut off: what was whole is taken")


@dataclass(frozen=True, slots=True)
class Document:
    """A file in UTF-8 from its root's first tag on, with the root's name. A `flaw` is there if its end is missing."""

    source: bytes
    root: str
    flaw: Flaw | None = None


def document(fetched: Fetched, *, most: int = MAX_BYTES) -> Document:
    """Return what can be parsed of a file; raise `SourceError` for anything else (not_xml, too_large, cut_off).

    Entities that only a DTD could explain become characters, if HTML knows them, or the letters that they are written
    with: nothing that a file declares is ever looked up. What is cut off ends with its last whole entry.
    """
    text, _ = decode(unpacked(fetched.url, fetched.body, most), fetched.headers.get("content-type"))
    start = next((found for found in _START.finditer(text) if found[1]), None)
    if start is None or _PAGE.search(text, 0, start.start()):
        raise SourceError(fetched.url, "this is no XML of a feed or a sitemap", "not_xml")
    text, root = text[start.start() :], start[1]
    if text.count("<") > _MAX_TAGS:
        raise SourceError(fetched.url, f"more than {_MAX_TAGS} tags", "too_large")
    whole = start[2] or re.search(rf"</{re.escape(root)}\s*>", text)
    if not whole:
        text = _whole_part(fetched.url, text, root)
    if "&" in text:
        text = _FOREIGN.sub(_spelled, _HALF.sub("", text))
    return Document(source_of(text), root, None if whole else _CUT_OFF)


def parse(url: str, document: Document) -> etree._Element:
    """Return the root of a document, forgiving what is wrong in it; raise `SourceError` if nothing is left."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(document.source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(url, f"this is no XML ({error})", "not_xml") from error
    if root is None:
        raise SourceError(url, "this is no XML", "not_xml")
    return root


def local_name(element: etree._Element) -> str:
    """Return the lower-case tag without its namespace, or the prefix of one that isn't declared."""
    return re.split("[}:]", element.tag)[-1].lower() if isinstance(element.tag, str) else ""


def unpacked(url: str, body: bytes, most: int = MAX_BYTES) -> bytes:
    """Return the body, gunzipped if its first bytes say that it is gzip; raise `SourceError` if it can't be, or is too large.

    Of a gzip file that is cut off the part that is there is returned.
    """
    parts: list[bytes] = []
    left = most
    while body.startswith(_GZIP):
        decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            parts.append(decoder.decompress(body, left + 1))
        except zlib.error as error:
            raise SourceError(url, f"broken gzip ({error})", "undecodable") from error
        left -= len(parts[-1])
        if left < 0:
            raise SourceError(url, f"larger than {most} bytes when unpacked", "too_large")
        body = decoder.unused_data if parts[-1] else b""
    return b"".join(parts) if parts else body


def many(found: int) -> Flaw | None:
    """Return the flaw of a file that has more entries than are read."""
    return (
        Flaw("too_many", f"more than {MAX_ENTRIES} entries: the others are left out") if found > MAX_ENTRIES else None
    )


def _whole_part(url: str, text: str, root: str) -> str:
    end = 0
    for found in _ENTRY_END.finditer(text):
        end = found.end()
    if not end:
        raise SourceError(url, f"the file is cut off: <{root}> isn't closed", "cut_off")
    return text[:end] + ("</channel>" if root.lower() == "rss" else "") + f"</{root}>"


def _spelled(found: re.Match[str]) -> str:
    """Return CDATA as it is, and an entity of HTML or a bare ampersand in a form that XML knows."""
    if found[0][0] == "<":
        return found[0]
    name = found[1] or ""
    return escape(html5[name]) if name in html5 else f"&amp;{name}"
