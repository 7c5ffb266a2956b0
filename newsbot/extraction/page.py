"""Page: bytes decoded and parsed once, with its head read in one walk. Everything else works on this tree."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree, html

from newsbot import urls
from newsbot.errors import NotAnArticle

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
# What Arabic looks like when its bytes are read by the wrong table: Latin letters with accents, or C1 controls.
_MISREAD = re.compile(r"[\u0080-\u009f\u00c0-\u00ff\ufffd]")
_ARTICLE = re.compile(r"(?<![\u0620-\u064a])ال[\u0620-\u064a]")
_LOOKED_AT = 200_000  # characters: enough to tell an encoding by
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}  # as browsers do
_MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|div|p|article|meta|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page. Its links count from `base`. `metas` maps a lower-case property, name or itemprop to its contents, in order."""

    url: str
    base: str
    tree: html.HtmlElement
    encoding: str
    metas: dict[str, list[str]]
    canonical: str | None
    scripts: tuple[str, ...]
    title: str | None

    def meta(self, *names: str) -> str | None:
        """Return the first content that isn't empty, by the order of the names."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), None)


def parse(body: bytes, url: str, content_type: str | None) -> Page:
    """Decode and parse a page; raise `NotAnArticle` (not_html, empty, broken) if there is nothing to parse."""
    media = (content_type or "text/html").partition(";")[0].strip().lower()
    if media not in ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "text/xml"):
        raise NotAnArticle("not_html", f"the answer is {media}", url=url)
    if not body.strip(b"\0 \t\r\n"):
        raise NotAnArticle("empty", "the answer has no body", url=url)
    text, encoding = decode(body, content_type)
    if not _MARKUP.search(body) and not _MARKUP.search(text[:_LOOKED_AT].encode("utf8", "ignore")):
        raise NotAnArticle("not_html", "there is no markup in it", url=url)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # As bytes: lxml refuses strings with an XML encoding declaration, and stops at a NUL.
        tree = html.document_fromstring(text.replace("\0", "").encode("utf8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticle("broken", f"the page can't be parsed ({error})", url=url) from error
    for line_break in tree.iter("br"):  # words on both sides of one are two
        line_break.tail = f" {line_break.tail or ''}"
    return _read_head(url, tree, encoding)


def decode(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Return the text and the encoding: BOM, strict UTF-8, HTTP header, meta, each only if what comes out can be Arabic.

    Strict UTF-8 goes before what is declared: other encodings of Arabic are never valid UTF-8. If none does, it is the
    one of windows-1256 and ISO 8859-6, in which Arabic was written before, that gives more of the article «ال».
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace"), encoding
    with contextlib.suppress(UnicodeDecodeError):
        return body.decode("utf-8"), "utf-8"
    declared = _HEADER_CHARSET.search(content_type or "")
    meta = _META_CHARSET.search(body[:4096])
    for name in (declared[1] if declared else "", meta[1].decode("ascii") if meta else "", "utf-8"):
        text = _decoded(body, name)
        if text is not None and plausible(text):
            return text, name.lower()
    guesses = [(text, name) for name in ("cp1256", "iso8859_6") if (text := _decoded(body, name)) and plausible(text)]
    if guesses:
        return max(guesses, key=lambda guess: len(_ARTICLE.findall(guess[0])))
    return body.decode("utf-8", "replace"), "utf-8"


def plausible(text: str) -> bool:
    """Tell whether a text can be rightly decoded: it isn't full of what misread Arabic looks like."""
    sample = text[:_LOOKED_AT]
    misread = len(_MISREAD.findall(sample))
    return misread <= 20 or misread * 5 <= len(_ARABIC.findall(sample)) or misread * 20 <= len(sample)  # noqa: PLR2004


def _decoded(body: bytes, name: str) -> str | None:
    try:
        return body.decode(_WIDER.get(name.lower(), name))
    except LookupError:
        return None
    except UnicodeDecodeError as error:
        # A page cut in the middle of a letter, or with a broken byte in an advertisement, is still what it says.
        if name.lower().replace("-", "") != "utf8":
            return None
        text = body.decode("utf-8", "replace")
        return text if text.count("\ufffd") * 1000 <= len(text) or error.start >= len(body) - 4 else None


def _read_head(url: str, tree: html.HtmlElement, encoding: str) -> Page:
    metas: defaultdict[str, list[str]] = defaultdict(list)
    canonical = title = base = None
    scripts: list[str] = []
    for element in tree.iter("meta", "link", "script", "title", "base"):
        if element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            metas[name.strip().lower()].append((element.get("content") or "").strip())
        elif element.tag == "link":
            if canonical is None and "canonical" in (element.get("rel") or "").lower().split():
                canonical = element.get("href")
        elif element.tag == "script":
            if (element.get("type") or "").strip().lower() == "application/ld+json" and element.text:
                scripts.append(element.text)
        elif element.tag == "base":
            base = base or urls.absolute(url, element.get("href") or "")
        elif title is None:
            title = " ".join("".join(element.itertext()).split()) or None
    return Page(url, base or url, tree, encoding, dict(metas), canonical, tuple(scripts), title)


def text_of(element: html.HtmlElement) -> str:
    """Return an element's text with single spaces."""
    return " ".join("".join(element.itertext()).split())
