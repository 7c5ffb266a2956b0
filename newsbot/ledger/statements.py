"""The ledger's larger statements. `rows` gives them their parameters."""

# A page is opened again when its source tells of a change later than what we know of: the latest change seen, or
# the moment of its last fetch if no change was ever told (less two seconds: sites tell of changes to the second, and a
# change in the second of the fetch came behind it). Some sites tell of a change every day: a page that was found
# unchanged twice and more is opened for later, up to three weeks. A page that wasn't there is asked for once more if its
# site goes on naming it.
_SEEN = "coalesce(modified, fetched - 2 * (withdrawn IS NULL AND :modified > coalesce(:published, published, 0)))"
DISCOVER = f"""
INSERT INTO pages (site, key, url, via, title, section, published, modified)
VALUES (:site, :key, :url, :via, :title, :section, :published, :modified)
ON CONFLICT (site, key) DO UPDATE SET
  url = :url, via = :via, title = coalesce(:title, title), modified = coalesce(:modified, modified),
  section = CASE WHEN fetched IS NULL THEN coalesce(:section, section) ELSE section END,
  published = coalesce(:published, published), state = 'open',
  attempts = CASE WHEN :modified > {_SEEN} THEN 0 ELSE attempts END,
  not_before = CASE WHEN idle > 1 THEN fetched + 3600 * (1 << min(idle - 2, 9)) END,
  first_seq = coalesce(first_seq, seq), seq = (SELECT max(seq) + 1 FROM pages)
WHERE (state <> 'open' OR (attempts = 0 AND not_before IS NOT NULL)) AND (:modified > {_SEEN}
  OR (state = 'rejected' AND reason = 'http_404' AND attempts < 2 AND fetched < :missing))
"""  # noqa: S608 - of constants
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
  (SELECT id FROM articles WHERE id = pages.article), withdrawn IS NOT NULL, etag, last_modified,
  article IS NOT NULL, reason
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
  complete = 1, since = :since, mark = coalesce(:mark, (SELECT coalesce(max(seq), 0) FROM pages))
WHERE site = :site AND key = :key AND (mark IS NULL OR :since IS NULL OR since >= :since)
"""

# An article that appeared while the sources were being asked may be named by the one that was asked later alone. Only what
# came since the last walk is looked at: by the index of written pages it would be all of the site, for each of its files.
_OWN = """
EXISTS (SELECT 1 FROM pages NOT INDEXED WHERE seq > walks.watch AND seq <= :upto AND pages.site = walks.site AND via = :via
  AND state = 'written' AND first_seq IS NULL AND (published IS NULL OR published < fetched - 900))
"""
WALK = f"""
SELECT asked, barren, CASE WHEN {_OWN} THEN :now ELSE own END, place, mark, begun
FROM walks WHERE site = :site AND key = :key AND span = :span
"""  # noqa: S608 - of constants
REACHED = """
INSERT INTO walks (site, key, span, place, begun, mark)
VALUES (:site, :key, :span, :place, :now, (SELECT coalesce(max(seq), 0) FROM pages))
ON CONFLICT (site, key, span) DO UPDATE SET place = :place, mark = excluded.mark, begun = coalesce(begun, :now)
"""
WALKED = f"""
INSERT INTO walks (site, key, span, asked, barren, watch)
VALUES (:site, :key, :span, :asked, :barren, CASE WHEN :beside THEN :upto ELSE (SELECT max(seq) FROM pages) END)
ON CONFLICT (site, key, span) DO UPDATE SET
  own = CASE WHEN {_OWN} THEN :now ELSE own END,
  watch = excluded.watch, asked = :asked, barren = :barren,
  place = CASE WHEN :asked IS NULL THEN place END, mark = CASE WHEN :asked IS NULL THEN mark END,
  begun = CASE WHEN :asked IS NULL THEN begun END
"""  # noqa: S608 - of constants
FORGET = "DELETE FROM walks WHERE site = ? AND key = ? AND span = ?"
ADDRESSES = "SELECT url FROM pages WHERE site = ? AND state = 'written' ORDER BY fetched DESC LIMIT ?"
WAITING = """
SELECT count(*) FROM pages
WHERE site = :site AND state = 'open' AND (not_before IS NULL OR not_before <= :now)
  AND (published IS NULL OR ((:since IS NULL OR published >= :since) AND (:until IS NULL OR published < :until)))
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
