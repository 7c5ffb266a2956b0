"""Small makers of the records that tests pass around."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np

from newsbot.article import Article, Extractor, Paragraph
from newsbot.dedup.decide import Verdict
from newsbot.dedup.fingerprint import Fingerprint
from newsbot.dedup.sketch import Sketch
from newsbot.discovery.source import Link
from newsbot.ledger.ledger import Candidate, Page
from newsbot.ledger.store import Store

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def page(key: str = "/a", **link: Any) -> Page:
    """Return a page whose link has the given fields."""
    return Page(key, Link(**{"url": f"https://example.dz{key}", "via": "feed", **link}))


def article(identifier: str = "a", text: str = "نص المقال كما نشر", **fields: Any) -> Article:
    """Return a valid article with one paragraph of text."""
    values: dict[str, Any] = {
        "id": identifier,
        "site": "example",
        "url": f"https://example.dz/{identifier}/",
        "title": "عنوان",
        "text": text,
        "paragraphs": [Paragraph(text=text)],
        "word_count": len(text.split()),
        "content_hash": f"hash of {text}",
        "fetched_at": NOON,
        "extractor": Extractor(name="trafilatura", version="2"),
    }
    return Article(**{**values, **fields})


def only_exact(digest: bytes) -> Fingerprint:
    """Return the fingerprint of a text that resembles no other one."""
    return Fingerprint(digest, np.empty(0, np.int64), Sketch.of(np.ones(1, np.uint64), np.zeros(1, np.bool_), 0, 0))


def claim(store: Store, where: Page, found: Article) -> Verdict:
    """Claim the text of an article that was read from a page."""
    [verdict] = store.claim([Candidate(where, found)])
    assert isinstance(verdict, Verdict)
    return verdict
