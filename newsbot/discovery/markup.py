"""HTML pages as sources: decoded as articles are, with the base that their links are relative to."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import etree, html

from newsbot.discovery.source import Fetched
from newsbot.errors import SourceError
from newsbot.extraction.encoding import decode, source_of


def parse(fetched: Fetched) -> tuple[html.HtmlElement, str]:
    """Return a page's tree and its base address; raise `SourceError` if it isn't HTML."""
    text, _ = decode(fetched.body, fetched.headers.get("content-type"))
    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.document_fromstring(source_of(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(fetched.url, "this is no HTML page", "not_html") from error
    return tree, _base(fetched.url, tree)


def _base(url: str, tree: html.HtmlElement) -> str:
    stated = [base.get("href") for base in tree.iter("base") if base.get("href")]
    try:
        return urljoin(url, str(stated[0]).strip()) if stated else url
    except ValueError:
        return url
