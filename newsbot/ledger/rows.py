"""The ledger's larger statements, and how its records are rows."""

from __future__ import annotations

from datetime import UTC, datetime

from newsbot.article import Article
from newsbot.dedup.decide import Verdict
from newsbot.discovery.source import Hints, Link
from newsbot.extraction.habits import Habit
from newsbot.ledger.ledger import Page, Printed, SourceState, Validators

# A page is opened again when its source tells of a change later than what we know of: the latest change seen, or
# the moment of its last fetch if no change was ever told.
DISCOVER = """
INSERT INTO pages (site, key, url, via, title, section, published, modified)
VALUES (:site, :key, :url, :via, :title, :section, :published, :modified)
ON CONFLICT (site, key) DO UPDATE SET
  url = :url, via = :via, title = coalesce(:title, title), modified = :modified,
  section = CASE WHEN fetched IS NULL THEN coalesce(:section, section) ELSE section END,
  published = coalesce(:published, published), state = 'open', attempts = 0, not_before = NULL,
  seq = (SELECT max(seq) + 1 FROM pages)
WHERE state <> 'open' AND :modified > coalesce(modified, fetched)
"""

# A file that was read is no longer known to have nothing behind it; what walks reached before stays known.
READ = """
INSERT INTO sources (site, key, etag, last_modified, digest, is_index, told, read)
VALUES (:site, :key, :etag, :last_modified, :digest, :index, :told, :now)
ON CONFLICT (site, key) DO UPDATE SET
  etag = :etag, last_modified = :last_modified, digest = :digest, is_index = :index, told = :told, read = :now,
  complete = 0
"""
COMPLETE = """
UPDATE sources SET
  complete = 1, since = :since, mark = (SELECT coalesce(max(seq), 0) FROM pages WHERE site = :site)
WHERE site = :site AND key = :key AND (mark IS NULL OR :since IS NULL OR since >= :since)
"""

# Two texts are one if they agree as written or as printed on their pages. Without the scope of all sites only those of
# one count; with it an article of the same site is named first.
WRITTEN_TWIN = """
SELECT article FROM fingerprints JOIN articles ON id = article
WHERE fingerprints.fingerprint IN (?1, ?2) AND article <> ?3 AND (?4 OR site = ?5)
ORDER BY site <> ?5, written LIMIT 1
"""
CLAIMED_TWIN = """
SELECT article FROM claims
WHERE (fingerprint IN (?1, ?2) OR page_fingerprint IN (?1, ?2)) AND article <> ?3 AND (?4 OR site = ?5)
ORDER BY site <> ?5 LIMIT 1
"""
HELD = """
SELECT content_hash, revision, page_hash, relation, duplicate_of, similarity FROM articles WHERE id = ?
"""
HEAD = "SELECT head FROM articles WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM claims WHERE article = ?1)"
CLAIM = """
INSERT INTO claims (article, site, run, content_hash, fingerprint, revision, page_hash, page_fingerprint, published,
  relation, duplicate_of, similarity, heads)
VALUES (:article, :site, :run, :content_hash, :fingerprint, :revision, :page_hash, :page_fingerprint, :published,
  :relation, :duplicate_of, :similarity, :heads)
"""
# The head that an article once got stays with its revisions. A repetition that was only marked has what it repeats.
CONFIRM = """
INSERT OR REPLACE INTO articles (id, site, content_hash, fingerprint, revision, path, written, page_hash, published,
  relation, duplicate_of, similarity, head)
SELECT article, site, content_hash, fingerprint, revision, ?, ?, page_hash, published, relation, duplicate_of, similarity,
  coalesce((SELECT head FROM articles AS before WHERE before.id = claims.article),
    CASE WHEN relation = 'near' AND heads IS NULL AND revision = 1 THEN duplicate_of END)
FROM claims WHERE article = ?
"""
CONFIRM_TEXT = """
INSERT OR IGNORE INTO fingerprints
SELECT fingerprint, article FROM claims WHERE article = ?1
UNION SELECT page_fingerprint, article FROM claims WHERE article = ?1 AND page_fingerprint IS NOT NULL
"""
CONFIRM_HEAD = "UPDATE articles SET head = ?1 WHERE id = (SELECT heads FROM claims WHERE article = ?1)"
GROW_SLICE = """
INSERT INTO near_slices (slice, committed, expires) VALUES (?, ?, ?)
ON CONFLICT (slice) DO UPDATE SET committed = excluded.committed, expires = max(expires, excluded.expires)
"""
_HASH = 8  # bytes


def page_row(site: str, page: Page) -> dict[str, object]:
    """Return the parameters of DISCOVER."""
    link = page.link
    return {
        "site": site,
        "key": page.key,
        "url": link.url,
        "via": link.via,
        "title": link.title,
        "section": "\n".join(link.hints.get("section", [])) or None,
        "published": seconds(link.published),
        "modified": seconds(link.modified),
    }


def page_of(row: tuple[int, str, str, float | None, float | None, str | None, str, str | None, int, int]) -> Page:
    """Return an open page of the queue."""
    seq, key, url, published, modified, title, via, section, attempts, seen = row
    hints = Hints() if section is None else Hints(section=section.split("\n") if section else [])
    link = Link(url, _instant(published), _instant(modified), title, via, hints)
    return Page(key, link, attempts, seq, seen=bool(seen))


def claim_row(
    run: int, own: str, article: Article, fingerprint: bytes, printed: Printed | None, verdict: Verdict
) -> dict[str, object]:
    """Return the parameters of CLAIM for an article that is known as `own`."""
    link = verdict.link
    return {
        "article": own,
        "site": article.site,
        "run": run,
        "content_hash": article.content_hash,
        "fingerprint": fingerprint,
        "revision": verdict.revision,
        "page_hash": printed.content_hash if printed else None,
        "page_fingerprint": printed.fingerprint if printed else None,
        "published": seconds(article.published),
        "relation": link.relation if link.duplicate_of else None,
        "duplicate_of": link.duplicate_of,
        "similarity": link.similarity,
        "heads": verdict.heads,
    }


def dated(article: Article) -> float:
    """Return when a text came into the world, as well as is known: published, else fetched."""
    return (article.published or article.fetched_at).timestamp()


def _instant(seconds: float | None) -> datetime | None:
    """Return an instant; None also for one behind the end of the calendar, to which a float may be rounded."""
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError):
        return None


def seconds(instant: datetime | None) -> float | None:
    """Return an instant as the ledger keeps it: Unix seconds."""
    return None if instant is None else instant.timestamp()


def unix_now() -> float:
    """Return the present as the ledger keeps it."""
    return datetime.now(UTC).timestamp()


def source_of(
    row: tuple[str | None, str | None, str | None, int, float | None, int, int | None, float | None],
) -> SourceState:
    """Return what is known of a source file."""
    etag, last_modified, digest, index, told, complete, mark, since = row
    validators = Validators(etag, last_modified, digest, bool(index), _instant(told))
    return SourceState(validators, complete=bool(complete), mark=mark, since=_instant(since))


def source_row(site: str, key: str, validators: Validators) -> dict[str, object]:
    """Return the parameters of READ."""
    return {
        "site": site,
        "key": key,
        "etag": validators.etag,
        "last_modified": validators.last_modified,
        "digest": validators.digest,
        "index": validators.index,
        "told": seconds(validators.told),
        "now": unix_now(),
    }


def habit_of(row: tuple[bytes, int, int, bytes]) -> tuple[bytes, Habit]:
    """Return a block and what is known of it."""
    block, seen, span, articles = row
    return block, Habit(seen, span, tuple(articles[i : i + _HASH] for i in range(0, len(articles), _HASH)))


def habit_row(site: str, block: bytes, habit: Habit) -> tuple[str, bytes, int, int, bytes]:
    """Return a row of the table of habits."""
    return site, block, habit.seen, habit.span, b"".join(habit.articles)
