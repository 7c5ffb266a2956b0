"""XML from strangers: parsed without entities, network or DTDs, gunzipped within bounds, and only if it is whole."""

from __future__ import annotations

import re
import zlib

from lxml import etree

from newsbot.errors import SourceError

MAX_BYTES = 50 * 1024 * 1024  # sitemaps.org: a sitemap has at most 50 MB uncompressed
_GZIP = b"\x1f\x8b"
# Messages of PHP stand before the document where a site shows its errors.
_START = re.compile(rb"<\?xml\b|<(?:[\w.-]+:)?(?:urlset|sitemapindex|rss|feed|RDF)\b")
# Ampersands that begin none of XML's own entities. In CDATA they are letters as any other.
_AMPERSAND = re.compile(rb"(?s)(<!\[CDATA\[.*?\]\]>)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")


def parse(url: str, body: bytes) -> etree._Element:
    """Return the root of an XML document; raise `SourceError` for anything else, and for one that is cut off."""
    body = unpacked(url, body)
    if b"\0" not in body:  # UTF-16 is left as it is
        start = _START.search(body)
        body = _AMPERSAND.sub(lambda found: found[1] or b"&amp;", body[start.start() if start else 0 :])
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
    if not _is_closed(root, body):
        raise SourceError(url, f"the file is cut off: <{local_name(root)}> isn't closed")
    return root


def local_name(element: etree._Element) -> str:
    """Return the lower-case tag without its namespace, or the prefix of one that isn't declared."""
    return re.split("[}:]", element.tag)[-1].lower() if isinstance(element.tag, str) else ""


def unpacked(url: str, body: bytes) -> bytes:
    """Return the body, gunzipped if its first bytes say that it is gzip; raise `SourceError` if that fails."""
    if not body.startswith(_GZIP):
        return body
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


def _is_closed(root: etree._Element, body: bytes) -> bool:
    """Tell whether the root's end is in the file: a parser that forgives closes by itself what was cut off."""
    prefix = f"{root.prefix}:" if root.prefix else ""
    name = re.escape(f"{prefix}{root.tag.rpartition('}')[2]}".encode())
    end = rb"</%b\s*>" % name if len(root) else rb"</%b\s*>|<%b(\s[^>]*)?/>" % (name, name)
    return re.search(end, body.replace(b"\0", b"")) is not None
