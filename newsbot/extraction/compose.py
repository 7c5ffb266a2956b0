"""Compose the record: each reader's finding becomes a field of the Article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from newsbot.arabic import fold
from newsbot.article import Article, Extractor, Witness, body_text, content_hash
from newsbot.discovery.source import Hints, Link
from newsbot.errors import NotAnArticle
from newsbot.extraction import metadata as read
from newsbot.extraction.authors import people_of, stated_bylines
from newsbot.extraction.body import Body, read_body
from newsbot.extraction.dateline import read_dateline
from newsbot.extraction.identity import identity_of
from newsbot.extraction.moments import moments_of
from newsbot.extraction.opening import opened
from newsbot.extraction.page import parse
from newsbot.extraction.paging import Part
from newsbot.extraction.picture import image_of
from newsbot.extraction.place import find_sentences
from newsbot.extraction.reader import Reader, stored
from newsbot.extraction.scope import Scope
from newsbot.extraction.sections import section_of
from newsbot.extraction.sifting import Told
from newsbot.extraction.site import SiteHints
from newsbot.extraction.tags import tags_of
from newsbot.extraction.trace import Trace
from newsbot.extraction.verdict import check
from newsbot.extraction.whole import whole_of
from newsbot.extraction.witness import witness_of

_DOUBTFUL = 0.85  # agreement with a second copy of the text: a better place is looked for below it
_HEAD = 100  # letters of a text in which its dateline stands


def compose(
    html: bytes,
    url: str,
    content_type: str | None,
    fetched_at: datetime,
    site: SiteHints,
    link: Link | None,
    trace: Trace | None = None,
    parts: Sequence[Part] | None = None,
) -> Article:
    """Read a page; see `newsbot.extraction.extract`."""
    reader, title = opened(parse(html, url, content_type), site, trace)
    hints = link.hints if link else Hints()
    stated = stated_bylines(reader, hints)
    subtitle = read.subtitle_of(reader, title)
    authors = [name for _, byline in stated for name in byline.authors]
    told = Told(title, subtitle, authors, reader.names)
    body, witness = _agreeing(reader, told, hints)
    if parts is not None and (whole := whole_of(reader, told, body, parts)):
        body, witness = whole, witness_of(body_text(whole.paragraphs), reader.node, hints)
    if trace is not None:
        trace.reader, trace.body = reader, body
    reader.sources["text"] = f"trafilatura:{body.mode}"
    language = check(reader, body)
    if title is None:
        raise NotAnArticle("broken", "the page has no title", url=url)
    return Article(
        **identity_of(reader),
        **_texts(reader, title, subtitle, body),
        witness=witness,
        **people_of(reader, stated, body.paragraphs, [text for rule, text in body.dropped if rule == "date or byline"]),
        **_filing(reader, title, hints),
        **_moments(reader, fetched_at, link, _dated_line(body.paragraphs[0].text)),
        language=language,
        sources=reader.sources,
        opt_out=read.opt_out_of(reader),
        fetched_at=fetched_at.astimezone(UTC),
        extractor=_extractor(),
    )


def _agreeing(reader: Reader, told: Told, hints: Hints) -> tuple[Body, Witness | None]:
    """Read the body where a theme is known to have it, or, if a second copy of the text disagrees, where its sentences are.

    Returns how far that copy agrees, too.
    """
    body, scope = read_body(reader.scope, told), reader.scope
    witness = witness_of(body_text(body.paragraphs), reader.node, hints)
    if witness is None or witness.agreement >= _DOUBTFUL or not scope.place.known or reader.site.selectors.get("body"):
        return body, witness
    reader.scope = Scope(scope.outline, scope.headline, find_sentences(scope.outline, scope.number))
    other = read_body(reader.scope, told)
    again = witness_of(body_text(other.paragraphs), reader.node, hints)
    if again is not None and again.agreement > witness.agreement:
        return other, again
    reader.scope = scope
    return body, witness


def _texts(reader: Reader, title: str, subtitle: str | None, body: Body) -> dict[str, Any]:
    image, caption = image_of(reader, title)
    text = body_text(body.paragraphs)
    return {
        "title": title,
        "subtitle": subtitle,
        "text": text,
        "paragraphs": body.paragraphs,
        "summary": read.summary_of(reader, title),
        "image": image,
        "image_caption": caption,
        "word_count": len(text.split()),
        "content_hash": content_hash(title, subtitle, body.paragraphs),
    }


def _filing(reader: Reader, title: str, hints: Hints) -> dict[str, Any]:
    section = _or_hint(reader, "section", section_of(reader, title), hints.get("section", []))
    filed = set(map(fold, section))  # feeds name sections among their tags
    hinted = [tag for tag in hints.get("tags", []) if fold(tag) not in filed]
    return {"section": section, "tags": _or_hint(reader, "tags", tags_of(reader, title, section), hinted)}


def _dated_line(text: str) -> str | None:
    """Return the dateline at the head of a text if it may hold a date."""
    head = text[:_HEAD]
    return read_dateline(head, frozenset()).raw if any(char.isdigit() for char in head) else None


def _moments(reader: Reader, fetched_at: datetime, link: Link | None, dateline: str | None) -> dict[str, Any]:
    published, modified = moments_of(reader, fetched_at, link, dateline)
    return {
        "published": published.value if published else None,
        "published_precision": published.precision if published else None,
        "published_raw": published.raw.strip() or None if published else None,
        "modified": modified,
    }


def _or_hint(reader: Reader, name: str, found: list[str], hinted: list[str]) -> list[str]:
    if found or not hinted:
        return found
    return list(reader.take(name, [("source", [text for text in map(stored, hinted) if text])]) or [])


@lru_cache(1)
def _extractor() -> Extractor:
    return Extractor(name="newsbot+trafilatura", version=f"{version('trafilatura')}")
