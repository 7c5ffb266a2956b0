"""Moves: an article that its site shows at another address than before is still the same article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from newsbot.article import Article, Relation

# What only moved: every word and the date are as they were. It was written in an earlier run: two addresses in one run
# are two pages that both exist.
_SAME_CONTENT = """
SELECT id FROM fingerprints JOIN articles ON id = article
WHERE fingerprints.fingerprint = :fingerprint AND site = :site AND articles.run IS NOT :run
  AND (content_hash = :content OR page_hash = :content)
  AND (published IS NULL OR :published IS NULL OR published = :published)
LIMIT 1
"""
# What was edited as well: published at the same minute on the same site.
_SAME_MINUTE = """
SELECT id FROM articles
WHERE id IN (SELECT value FROM json_each(:repeated)) AND site = :site AND published = :published AND run IS NOT :run
LIMIT 1
"""
# What the page's address led to before: it redirects now, or states another canonical address.
_SAME_PAGE = """
SELECT articles.id FROM pages JOIN articles ON articles.id = pages.article AND articles.site = pages.site
WHERE pages.site = :site AND pages.key = :key AND articles.id IN (SELECT value FROM json_each(:alike))
"""


def known_as(db: sqlite3.Connection, article_id: str) -> str:
    """Return the identity under which an article was first written."""
    row = db.execute("SELECT article FROM aliases WHERE id = ?", (article_id,)).fetchone()
    return str(row[0]) if row else article_id


def note(db: sqlite3.Connection, article_id: str, before: str) -> None:
    """Note that an identity is another one's since its article moved."""
    db.execute("INSERT OR REPLACE INTO aliases VALUES (?, ?)", (article_id, before))


def moved_from(
    db: sqlite3.Connection, run: int, key: str, article: Article, fingerprint: bytes, alike: Mapping[str, Relation]
) -> str | None:
    """Return the article that this one was before it moved, None if it is none that we know.

    `alike` are the articles whose text it repeats or resembles.
    """
    precise = article.published is not None and article.published_precision in ("second", "minute")
    values = {
        "run": run,
        "site": article.site,
        "key": key,
        "fingerprint": fingerprint,
        "content": article.content_hash,
        "published": article.published.timestamp() if article.published else None,
        "alike": json.dumps([article_id for article_id, relation in alike.items() if relation != "series"]),
        "repeated": json.dumps([article_id for article_id, relation in alike.items() if relation in ("exact", "near")]),
    }
    for query in (_SAME_CONTENT, _SAME_PAGE, *([_SAME_MINUTE] if precise else [])):
        if row := db.execute(query, values).fetchone():
            return str(row[0])
    return None
