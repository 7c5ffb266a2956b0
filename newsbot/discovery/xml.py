"""XML from strangers: parsed without entities, network or DTDs, gunzipped within bounds."""

from __future__ import annotations

import zlib

from lxml import etree

from newsbot.errors import SourceError

MAX_BYTES = 50 * 1024 * 1024  # sitemaps.org: a sitemap has at most 50 MB uncompressed
_GZIP = b"\x1f\x8b"


def parse(url: str, body: bytes) -> etree._Element:
    """Return the root of an XML document; raise `SourceError` for anything else. Gzip is told by its first bytes."""
    if body.startswith(_GZIP):
        body = _gunzip(url, body)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(url, f"this is no XML ({error})") from error
    if root is None:
        raise SourceError(url, "this is no XML")
    return root


def local_name(element: etree._Element) -> str:
    """Return the lower-case tag without its namespace."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _gunzip(url: str, body: bytes) -> bytes:
    decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        data = decoder.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise SourceError(url, f"broken gzip ({error})") from error
    if decoder.unconsumed_tail:
        raise SourceError(url, f"larger than {MAX_BYTES} bytes when unpacked")
    if not decoder.eof:
        raise SourceError(url, "the gzip file is cut off")
    return data
