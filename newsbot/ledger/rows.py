"""The ledger's larger statements, and how its records are rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newsbot.article import Article
from newsbot.dedup.decide import Verdict
from newsbot.discovery.source import Hints, Link
from newsbot.extraction.habits import Habit
from newsbot.ledger.ledger import MISSING, NOT_TO_BLAME, Entry, Page, Printed, SourceState, Validators
from newsbot.ledger.schedule import Schedule

# A page is opened again when its source tells of a change later than what we know of: the latest change seen, or
# the moment of its last fetch if no change was ever told. Some sites tell of a change every day: a page that was found
# unchanged twice and more is opened for later, up to three weeks. A page that wasn't there is asked for once more if its
# site goes on naming it.
DISCOVER = """
INSERT INTO pages (site, key, url, via, title, section, published, modified)
VALUES (:site, :key, :url, :via, :title, :section, :published, :modified)
ON CONFLICT (site, key) DO UPDATE SET
  url = :url, via = :via, title = coalesce(:title, title), modified = coalesce(:modified, modified),
  section = CASE WHEN fetched IS NULL THEN coalesce(:section, section) ELSE section END,
  published = coalesce(:published, published), state = 'open',
  attempts = CASE WHEN :modified > coalesce(modified, fetched) THEN 0 ELSE attempts END,
  not_before = CASE WHEN idle > 1 THEN fetched + 3600 * (1 << min(idle - 2, 9)) END,
  first_seq = coalesce(first_seq, seq), seq = (SELECT max(seq) + 1 FROM pages)
WHERE (state <> 'open' OR (attempts = 0 AND not_before IS NOT NULL)) AND (:modified > coalesce(modified, fetched)
  OR (state = 'rejected' AND reason = 'http_404' AND attempts < 2 AND fetched < :missing))
"""
# Where a page stood when it was discovered, whatever became of it since.
PLACE = "SELECT coalesce(first_seq, seq) FROM pages WHERE site = ? AND key = ?"
# A change that was read already: from now on the page's sources are known to tell of changes. Or one that is told while
# the page is on its way: it may show what was before, and CLOSE leaves it open.
TELL = """
UPDATE pages SET modified = :modified
WHERE site = :site AND key = :key AND (modified IS NULL OR (state = 'open' AND :modified > modified))
"""

# Young articles of which no source tells when they change, at distances that grow with their age.
RECHECK = """
SELECT seq FROM pages JOIN articles ON id = article AND articles.site = pages.site
WHERE pages.site = :site AND state = 'written' AND fetched > :after AND modified IS NULL AND withdrawn IS NULL
  AND coalesce(pages.published, written) > :after
  AND :now - fetched >= max(3600, fetched - coalesce(pages.published, written))
ORDER BY fetched LIMIT :budget
"""
REOPEN = """
UPDATE pages SET state = 'open', not_before = NULL, attempts = 0, idle = 0,
  first_seq = coalesce(first_seq, seq), seq = (SELECT max(seq) + 1 FROM pages)
WHERE seq = ?
"""
TAKE = """
SELECT seq, key, url, published, modified, title, via, section, attempts, fetched IS NOT NULL,
  (SELECT id FROM articles WHERE id = pages.article), withdrawn IS NOT NULL, etag, last_modified
FROM pages
WHERE site = :site AND state = 'open' AND seq > :after
  AND (not_before IS NULL OR not_before <= :now OR not_before > :horizon)
  AND (published IS NULL OR ((:since IS NULL OR published >= :since) AND (:until IS NULL OR published < :until)))
ORDER BY seq LIMIT :count
"""
# A page that a cache gave as it was before its change is looked at once more.
CLOSE = """
UPDATE pages SET
  state = CASE WHEN :taken < modified THEN 'open' WHEN :stale AND idle > 0 THEN 'written' ELSE :state END,
  not_before = CASE WHEN :taken < modified THEN NULL ELSE :not_before END, reason = :reason,
  attempts = CASE WHEN :counted THEN attempts + 1 WHEN :blameless THEN attempts ELSE 0 END,
  article = coalesce(:article, article), published = coalesce(:published, published),
  section = coalesce(:section, section), fetched = CASE WHEN :failed THEN fetched ELSE :now END,
  idle = CASE WHEN :failed THEN idle WHEN :outcome = 'unchanged' THEN idle + 1 ELSE 0 END,
  withdrawn = CASE WHEN :failed THEN withdrawn WHEN :outcome = 'withdrawn' THEN :now END,
  etag = CASE WHEN :failed THEN etag ELSE :etag END,
  last_modified = CASE WHEN :failed THEN last_modified ELSE :last_modified END
WHERE site = :site AND key = :key
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
  relation, duplicate_of, similarity, run, head)
SELECT article, site, content_hash, fingerprint, revision, ?, ?, page_hash, published, relation, duplicate_of, similarity,
  run, coalesce((SELECT head FROM articles AS before WHERE before.id = claims.article),
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
_STATES = {**dict.fromkeys(("new", "revised", "unchanged", "withdrawn"), "written"), "duplicate": "duplicate"}


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


def page_of(row: tuple[Any, ...]) -> Page:
    """Return an open page of the queue from a row of TAKE."""
    seq, key, url, published, modified, title, via, section, attempts, seen, article, withdrawn, etag, last_modified = (
        row
    )
    hints = Hints() if section is None else Hints(section=section.split("\n") if section else [])
    link = Link(url, _instant(published), _instant(modified), title, via, hints)
    return Page(key, link, attempts, seq, bool(seen), article, bool(withdrawn), etag, last_modified)


def close_row(site: str, entry: Entry, schedule: Schedule, now: float) -> dict[str, object]:
    """Return the parameters of CLOSE for a page that ended."""
    page, failed = entry.page, entry.outcome == "failed"
    blameless = failed and entry.reason in NOT_TO_BLAME
    gone = entry.outcome == "rejected" and entry.reason in MISSING
    pause = None
    if failed and not blameless:
        pause = schedule.after_failure(page.attempts + 1)
    elif entry.then == "again":
        pause = schedule.second_look
    stale = entry.outcome == "unchanged" and entry.then == "again"
    keeps = entry.outcome in ("new", "revised", "unchanged")  # of what was written alone a 304 says something
    return {
        "site": site,
        "key": page.key,
        "state": "open" if stale else _state(entry),
        "stale": stale,
        "taken": None if failed else seconds(page.link.modified),
        "not_before": now + pause if pause else None,
        "reason": entry.reason,
        "outcome": entry.outcome,
        "counted": (failed and not blameless) or gone,
        "blameless": blameless,
        "failed": failed,
        "article": entry.article_id,
        "published": seconds(entry.published),
        "section": None if entry.section is None else "\n".join(entry.section),
        "now": now,
        "etag": page.etag if keeps else None,
        "last_modified": page.last_modified if keeps else None,
    }


def _state(entry: Entry) -> str:
    closed = entry.outcome == "rejected" and entry.then == "closed"
    return _STATES.get(entry.outcome, "rejected" if closed else "open")


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
    row: tuple[str | None, str | None, str | None, int, float | None, int, int | None, float | None, float],
) -> SourceState:
    """Return what is known of a source file."""
    etag, last_modified, digest, index, told, complete, mark, since, read = row
    validators = Validators(etag, last_modified, digest, bool(index), _instant(told))
    return SourceState(validators, complete=bool(complete), mark=mark, since=_instant(since), read=_instant(read))


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
