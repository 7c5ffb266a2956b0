"""The ledger in SQLite. Every public method is one transaction; sites share the file, their runs don't wait for long."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from newsbot.article import Article
from newsbot.dedup.decide import Held, Twin, Verdict, decide, decide_pending
from newsbot.discovery.source import Hints, Link, Window
from newsbot.errors import LedgerError
from newsbot.ledger.database import connect, transaction
from newsbot.ledger.ledger import Discovered, Entry, Page, SourceState, Validators

_STATES = {"new": "written", "revised": "written", "unchanged": "written", "duplicate": "duplicate"}

# A page is opened again when its source tells of a change later than what we know of: the latest change seen, or
# the moment of its last fetch if no change was ever told.
_DISCOVER = """
INSERT INTO pages (site, key, url, via, title, section, published, modified)
VALUES (:site, :key, :url, :via, :title, :section, :published, :modified)
ON CONFLICT (site, key) DO UPDATE SET
  url = :url, via = :via, title = coalesce(:title, title), section = CASE WHEN fetched IS NULL THEN coalesce(:section, section) ELSE section END, modified = :modified,
  published = coalesce(:published, published), state = 'open', attempts = 0, not_before = NULL,
  seq = (SELECT max(seq) + 1 FROM pages)
WHERE state <> 'open' AND :modified > coalesce(modified, fetched)
"""

# A file that was read is no longer known to have nothing behind it; what walks reached before stays known.
_READ = """
INSERT INTO sources (site, key, etag, last_modified, digest, is_index, told, read)
VALUES (:site, :key, :etag, :last_modified, :digest, :index, :told, :now)
ON CONFLICT (site, key) DO UPDATE SET
  etag = :etag, last_modified = :last_modified, digest = :digest, is_index = :index, told = :told, read = :now,
  complete = 0
"""
_COMPLETE = """
UPDATE sources SET
  complete = 1, since = :since, mark = (SELECT coalesce(max(seq), 0) FROM pages WHERE site = :site)
WHERE site = :site AND key = :key AND (mark IS NULL OR :since IS NULL OR since >= :since)
"""


class SqliteLedger:
    """Fulfils `newsbot.ledger.ledger.Ledger`. One connection: call it from one thread at a time.

    A page that is to be looked at again is taken up after `second_look` seconds.
    """

    def __init__(self, path: Path, second_look: float = 0.0) -> None:
        self._db = connect(path)
        self._second_look = second_look

    def close(self) -> None:
        self._db.close()

    def recover(self, site: str) -> dict[str, int]:
        with transaction(self._db) as db:
            db.execute("DELETE FROM claims WHERE site = ?", (site,))
            return dict(db.execute("SELECT path, committed FROM outputs WHERE site = ?", (site,)).fetchall())

    def release(self, article_id: str) -> None:
        with transaction(self._db) as db:
            db.execute("DELETE FROM claims WHERE article = ?", (article_id,))

    def claimant(self, article_id: str) -> str | None:
        row = self._db.execute("SELECT site FROM claims WHERE article = ?", (article_id,)).fetchone()
        return row[0] if row else None

    def begin(self, site: str, started: datetime) -> int:
        with transaction(self._db) as db:
            cursor = db.execute("INSERT INTO runs (site, started) VALUES (?, ?)", (site, started.timestamp()))
            return int(cursor.lastrowid or 0)

    def end(self, run: int, ended: datetime, reason: str, counters: Mapping[str, int]) -> None:
        with transaction(self._db) as db:
            values = (ended.timestamp(), reason, json.dumps(counters), run)
            db.execute("UPDATE runs SET ended = ?, reason = ?, counters = ? WHERE run = ?", values)

    def source(self, site: str, key: str) -> SourceState:
        row = self._db.execute(
            "SELECT etag, last_modified, digest, is_index, told, complete, mark, since FROM sources"
            " WHERE site = ? AND key = ?",
            (site, key),
        ).fetchone()
        if row is None:
            return SourceState()
        etag, last_modified, digest, index, told = row[:5]
        validators = Validators(etag, last_modified, digest, bool(index), _instant(told))
        return SourceState(validators, complete=bool(row[5]), mark=row[6], since=_instant(row[7]))

    def discover(self, site: str, key: str, validators: Validators, pages: Sequence[Page], mark: int) -> Discovered:
        row = {
            "site": site,
            "key": key,
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "digest": validators.digest,
            "index": validators.index,
            "told": _seconds(validators.told),
            "now": _now(),
        }
        with transaction(self._db) as db:
            fresh = sum(db.execute(_DISCOVER, _page_row(site, page)).rowcount > 0 for page in pages)
            places = (
                db.execute("SELECT seq FROM pages WHERE site = ? AND key = ?", (site, page.key)) for page in pages
            )
            unseen = sum(place.fetchone()[0] > mark for place in places)
            db.execute(_READ, row)
        return Discovered(fresh, unseen)

    def complete(self, site: str, key: str, since: datetime | None) -> None:
        values = {"site": site, "key": key, "since": _seconds(since)}
        with transaction(self._db) as db:
            db.execute(_COMPLETE, values)

    def take(self, site: str, after: int, count: int, window: Window) -> list[Page]:
        since, until = (i.timestamp() if i else None for i in (window.since, window.until))
        rows = self._db.execute(
            "SELECT seq, key, url, published, modified, title, via, section, attempts, fetched IS NOT NULL FROM pages"
            " WHERE site = ? AND state = 'open' AND seq > ? AND (not_before IS NULL OR not_before <= ?)"
            " AND (published IS NULL OR ((? IS NULL OR published >= ?) AND (? IS NULL OR published < ?)))"
            " ORDER BY seq LIMIT ?",
            (site, after, _now(), since, since, until, until, count),
        ).fetchall()
        return [_page(row) for row in rows]

    def remaining(self, site: str) -> int:
        query = "SELECT count(*) FROM pages WHERE site = ? AND state = 'open' AND not_before IS NULL"
        return int(self._db.execute(query, (site,)).fetchone()[0])

    def claim(self, run: int, article: Article, fingerprint: bytes) -> Verdict:
        with transaction(self._db) as db:
            pending = self._claimed(article.id)
            if pending is not None:
                return decide_pending(article.content_hash, pending)
            verdict = decide(article.content_hash, self._held(article.id), self._twin(run, article.id, fingerprint))
            if verdict.outcome in ("new", "revised"):
                db.execute(
                    "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)",
                    (article.id, article.site, run, article.content_hash, fingerprint, verdict.revision),
                )
            return verdict

    def _claimed(self, article_id: str) -> Held | None:
        row = self._db.execute("SELECT content_hash, revision FROM claims WHERE article = ?", (article_id,)).fetchone()
        return Held(*row) if row else None

    def _held(self, article_id: str) -> Held | None:
        row = self._db.execute("SELECT content_hash, revision FROM articles WHERE id = ?", (article_id,)).fetchone()
        return Held(*row) if row else None

    def _twin(self, run: int, article_id: str, fingerprint: bytes) -> Twin | None:
        query = "SELECT article FROM fingerprints WHERE fingerprint = ? AND article <> ?"
        if row := self._db.execute(query, (fingerprint, article_id)).fetchone():
            return Twin(row[0], certain=True)
        query = "SELECT article, run FROM claims WHERE fingerprint = ? AND article <> ?"
        if row := self._db.execute(query, (fingerprint, article_id)).fetchone():
            return Twin(row[0], certain=row[1] == run)
        return None

    def committed(self, path: str) -> int | None:
        row = self._db.execute("SELECT committed FROM outputs WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else None

    def register(self, site: str, path: str, length: int) -> int:
        with transaction(self._db) as db:
            db.execute("INSERT OR REPLACE INTO outputs (path, site, committed) VALUES (?, ?, ?)", (path, site, length))
        return length

    def confirm(self, site: str, entries: Sequence[Entry], lengths: Mapping[str, int]) -> None:
        now = _now()
        with transaction(self._db) as db:
            for path, length in lengths.items():
                db.execute("UPDATE outputs SET committed = ? WHERE path = ?", (length, path))
            for entry in entries:
                self._close_page(site, entry, now)
                if entry.outcome in ("new", "revised"):
                    self._confirm_claim(entry, now)

    def _close_page(self, site: str, entry: Entry, now: float) -> None:
        closed = entry.outcome == "rejected" and entry.then == "closed"
        state = _STATES.get(entry.outcome, "rejected" if closed else "open")
        failed = entry.outcome == "failed"
        self._db.execute(
            "UPDATE pages SET state = ?, not_before = ?, attempts = attempts + ?, reason = ?, article = coalesce(?, article),"
            " published = coalesce(?, published), section = coalesce(?, section), fetched = CASE WHEN ? THEN fetched ELSE ? END"
            " WHERE site = ? AND key = ?",
            (
                state,
                now + self._second_look if entry.then == "again" else None,
                failed,
                entry.reason,
                entry.article_id,
                _seconds(entry.published),
                None if entry.section is None else "\n".join(entry.section),
                failed,
                now,
                site,
                entry.page.key,
            ),
        )

    def _confirm_claim(self, entry: Entry, now: float) -> None:
        written = self._db.execute(
            "INSERT OR REPLACE INTO articles SELECT article, site, content_hash, fingerprint, revision, ?, ?"
            " FROM claims WHERE article = ?",
            (entry.path, now, entry.article_id),
        )
        if not written.rowcount:  # then another run may have written the same text meanwhile
            raise LedgerError(f"the claim on {entry.page.link.url} is gone: it was released while this run held it")
        self._db.execute(
            "INSERT OR IGNORE INTO fingerprints SELECT fingerprint, article FROM claims WHERE article = ?",
            (entry.article_id,),
        )
        self._db.execute("DELETE FROM claims WHERE article = ?", (entry.article_id,))


def _page_row(site: str, page: Page) -> dict[str, object]:
    link = page.link
    return {
        "site": site,
        "key": page.key,
        "url": link.url,
        "via": link.via,
        "title": link.title,
        "section": "\n".join(link.hints.get("section", [])) or None,
        "published": _seconds(link.published),
        "modified": _seconds(link.modified),
    }


def _page(row: tuple[int, str, str, float | None, float | None, str | None, str, str | None, int, int]) -> Page:
    seq, key, url, published, modified, title, via, section, attempts, seen = row
    hints = Hints() if section is None else Hints(section=section.split("\n") if section else [])
    link = Link(url, _instant(published), _instant(modified), title, via, hints)
    return Page(key, link, attempts, seq, seen=bool(seen))


def _instant(seconds: float | None) -> datetime | None:
    """Return an instant; None also for one behind the end of the calendar, to which a float may be rounded."""
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError):
        return None


def _seconds(instant: datetime | None) -> float | None:
    return None if instant is None else instant.timestamp()


def _now() -> float:
    return datetime.now(UTC).timestamp()
