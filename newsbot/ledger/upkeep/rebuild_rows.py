"""The statements by which output lines become rows of a new ledger."""

from __future__ import annotations

# What is looked at last says what a page is. A rejection closes a page that was looked at before (`again`).
PAGE = """
INSERT INTO pages (site, key, url, via, title, section, published, modified, state, attempts, not_before, reason,
  fetched, article)
VALUES (:site, :key, :url, :via, :title, :section, :published, :modified, :state, :missing, :not_before, :reason,
  :fetched, :article)
ON CONFLICT (site, key) DO UPDATE SET
  url = :url, via = coalesce(nullif(:via, ''), via), title = coalesce(:title, title),
  section = coalesce(:section, section), published = coalesce(:published, published),
  modified = coalesce(:modified, modified), state = :again, attempts = CASE WHEN :missing THEN attempts + 1 ELSE 0 END,
  not_before = NULL, reason = :reason, fetched = :fetched, article = coalesce(:article, article)
WHERE :fetched >= fetched
"""
ARTICLE = """
INSERT INTO articles (id, site, content_hash, fingerprint, revision, path, written, published, relation, duplicate_of,
  similarity)
VALUES (:id, :site, :content_hash, :fingerprint, :revision, :path, :written, :published, :relation, :duplicate_of,
  :similarity)
ON CONFLICT (id) DO UPDATE SET
  site = :site, content_hash = :content_hash, fingerprint = :fingerprint, revision = :revision, path = :path,
  written = :written, published = :published, relation = :relation, duplicate_of = :duplicate_of,
  similarity = :similarity
WHERE :revision >= revision
"""
FINGERPRINT = "INSERT OR IGNORE INTO fingerprints (fingerprint, article) VALUES (:fingerprint, :id)"
ALIAS = "INSERT OR REPLACE INTO aliases (id, article) VALUES (?, ?)"
NO_ALIASES = "DELETE FROM aliases WHERE id IN (SELECT id FROM articles)"
OUTPUT = "INSERT OR REPLACE INTO outputs (path, site, committed) VALUES (?, ?, ?)"
HABIT = "INSERT INTO habits VALUES (?, ?, ?, ?, ?)"
SLICE = "INSERT INTO near_slices (slice, committed, expires) VALUES (?, ?, ?)"
WITHDRAWN = """
UPDATE pages SET withdrawn = :noted, fetched = :noted, reason = 'http_' || :status
WHERE site = :site AND article = :id AND fetched <= :noted
"""
RUN = "INSERT OR IGNORE INTO runs (run, site, started, ended, reason, counters) VALUES (?, ?, ?, ?, ?, ?)"
SAME_RUN = "SELECT 1 FROM runs WHERE run = ? AND site = ? AND started = ?"
FAILED = """
INSERT INTO pages (site, key, url, via, attempts, reason) VALUES (:site, :key, :url, '', :counted, :reason)
ON CONFLICT (site, key) DO UPDATE SET attempts = attempts + :counted, reason = :reason WHERE fetched IS NULL
"""
FAILED_LAST = """
UPDATE pages SET state = 'open', attempts = :counted, not_before = NULL, reason = :reason
WHERE site = :site AND key = :key AND state <> 'open' AND fetched < :ended
"""

# Of each revision its length in words, by which the head of a cluster is told; and the articles that are near another.
OWN_TABLES = """
CREATE TEMP TABLE texts (
  article TEXT, revision INTEGER, written REAL, length INTEGER, place TEXT, PRIMARY KEY (article, revision)
) WITHOUT ROWID;
CREATE TEMP TABLE links (article TEXT PRIMARY KEY, original TEXT, written REAL, length INTEGER)
"""
TEXT = "INSERT OR IGNORE INTO texts VALUES (?, ?, ?, ?, ?)"
PLACE = "SELECT place FROM texts WHERE article = ? AND revision = ?"
LINK = "INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)"
LINKS = "SELECT article, original, written, length FROM links ORDER BY written, rowid"
LENGTH = "SELECT length FROM texts WHERE article = ? ORDER BY written > ?, revision DESC LIMIT 1"
HEAD = "UPDATE articles SET head = ? WHERE id = ?"
