"""The ledger in SQLite. Every public method is one transaction; sites share the file, their runs don't wait for long."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsbot.article import Article
from newsbot.dedup.decide import Rules, Verdict
from newsbot.dedup.fingerprint import Fingerprint
from newsbot.discovery.source import Window
from newsbot.extraction.habits import Habit
from newsbot.ledger import rows, statements
from newsbot.ledger.claims import Claims
from newsbot.ledger.clock import clock
from newsbot.ledger.database import connect, transaction
from newsbot.ledger.ledger import Claim, Discovered, Entry, Page, Printed, SourceState, Validators, WalkEnd, WalkState
from newsbot.ledger.schedule import HOUR, LONGEST, Recheck, Schedule

_RULES = Rules()
_SCHEDULE = Schedule()


class SqliteLedger:
    """Fulfils `newsbot.ledger.ledger.Ledger`. One connection: call it from one thread at a time.

    `schedule` says when a page is to be looked at again, `rules` say what is a duplicate.
    """

    def __init__(self, path: Path, schedule: Schedule = _SCHEDULE, rules: Rules = _RULES) -> None:
        self._db = connect(path)
        self._schedule = schedule
        self._claims = Claims(self._db, path.parent / "near", rules)

    def close(self) -> None:
        self._claims.close()
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
            self._claims.expire(clock(db))
            cursor = db.execute("INSERT INTO runs (site, started) VALUES (?, ?)", (site, started.timestamp()))
            run = int(cursor.lastrowid or 0)
        with transaction(self._db):
            self._claims.sweep()
        return run

    def end(self, run: int, ended: datetime, reason: str, counters: Mapping[str, int]) -> None:
        with transaction(self._db) as db:
            values = (ended.timestamp(), reason, json.dumps(counters), run)
            db.execute("UPDATE runs SET ended = ?, reason = ?, counters = ? WHERE run = ?", values)

    def source(self, site: str, key: str) -> SourceState:
        row = self._db.execute(
            "SELECT etag, last_modified, digest, is_index, told, complete, mark, since, read FROM sources"
            " WHERE site = ? AND key = ?",
            (site, key),
        ).fetchone()
        return SourceState() if row is None else rows.source_of(row)

    def discover(self, site: str, key: str, validators: Validators, pages: Sequence[Page], mark: int) -> Discovered:
        with transaction(self._db) as db:
            missing = rows.unix_now() - self._schedule.second_look
            values = [{**rows.page_row(site, page), "missing": missing} for page in pages]
            opened = frozenset(str(row["key"]) for row in values if db.execute(statements.DISCOVER, row).rowcount > 0)
            db.executemany(statements.TELL, [row for row in values if row["modified"] is not None])
            places = {page.key: db.execute(statements.PLACE, (site, page.key)).fetchone()[0] for page in pages}
            db.execute(statements.READ, rows.source_row(site, key, validators))
        return Discovered(len(opened), frozenset(key for key, place in places.items() if place > mark), opened)

    def reread(self, site: str, key: str) -> None:
        with transaction(self._db, durable=False) as db:
            db.execute("UPDATE sources SET read = ? WHERE site = ? AND key = ?", (rows.unix_now(), site, key))

    def complete(self, site: str, key: str, since: datetime | None, mark: int | None = None) -> None:
        values = {"site": site, "key": key, "since": rows.seconds(since), "mark": mark}
        with transaction(self._db) as db:
            db.execute(statements.COMPLETE, values)

    def place(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM pages").fetchone()[0])

    def walk(self, site: str, key: str, span: str, via: str) -> WalkState:
        values = {"site": site, "key": key, "span": span, "via": via, "now": rows.unix_now(), "upto": self.place()}
        row = self._db.execute(statements.WALK, values).fetchone()
        return WalkState() if row is None else rows.walk_of(row)

    def reached(self, site: str, key: str, span: str, place: str) -> None:
        values = {"site": site, "key": key, "span": span, "place": place, "now": rows.unix_now()}
        with transaction(self._db, durable=False) as db:
            db.execute(statements.REACHED, values)

    def walked(self, site: str, key: str, span: str, end: WalkEnd, lists: Sequence[str]) -> None:
        with transaction(self._db) as db:
            db.execute(statements.WALKED, rows.walk_row(site, key, span, end))
            if end.finished or end.barren:
                names = {*lists, key} if span else {*lists} - {key}
                db.executemany(statements.FORGET, [(site, name, span) for name in names])

    def waiting(self, site: str, window: Window) -> int:
        values = {
            "site": site,
            "now": rows.unix_now(),
            "since": rows.seconds(window.since),
            "until": rows.seconds(window.until),
        }
        return int(self._db.execute(statements.WAITING, values).fetchone()[0])

    def addresses(self, site: str, count: int) -> list[str]:
        return [url for (url,) in self._db.execute(statements.ADDRESSES, (site, count))]

    def recheck(self, site: str, recheck: Recheck) -> int:
        now = rows.unix_now()
        values = {"site": site, "now": now, "after": now - recheck.hours * HOUR, "budget": recheck.budget}
        with transaction(self._db) as db:
            found = db.execute(statements.RECHECK, values).fetchall()
            db.executemany(statements.REOPEN, found)
        return len(found)

    def take(self, site: str, after: int, count: int, window: Window) -> list[Page]:
        now = rows.unix_now()
        values = {
            "site": site,
            "after": after,
            "count": count,
            "now": now,
            "horizon": now + max(LONGEST, self._schedule.second_look),
            "since": rows.seconds(window.since),
            "until": rows.seconds(window.until),
        }
        return [rows.page_of(row) for row in self._db.execute(statements.TAKE, values).fetchall()]

    def remaining(self, site: str) -> int:
        query = "SELECT count(*) FROM pages WHERE site = ? AND state = 'open' AND (not_before IS NULL OR attempts > 0)"
        return int(self._db.execute(query, (site,)).fetchone()[0])

    def claim(
        self, run: int, key: str, article: Article, fingerprint: Fingerprint, printed: Printed | None = None
    ) -> Verdict:
        [verdict] = self.claim_all(run, [Claim(key, article, fingerprint, printed)])
        return verdict

    def claim_all(self, run: int, claims: Sequence[Claim]) -> list[Verdict]:
        with transaction(self._db, durable=False):
            self._claims.begin()
            return [self._claims.claim(run, one.key, one.article, one.fingerprint, one.printed) for one in claims]

    def habits(self, site: str) -> dict[bytes, Habit]:
        found = self._db.execute(
            "SELECT block, seen, span, articles FROM habits WHERE site = ? ORDER BY rowid", (site,)
        )
        return dict(map(rows.habit_of, found))

    def learn(self, site: str, habits: Mapping[bytes, Habit]) -> None:
        with transaction(self._db) as db:
            db.execute("DELETE FROM habits WHERE site = ?", (site,))
            db.executemany(
                "INSERT INTO habits VALUES (?, ?, ?, ?, ?)", [rows.habit_row(site, *pair) for pair in habits.items()]
            )

    def committed(self, path: str) -> int | None:
        row = self._db.execute("SELECT committed FROM outputs WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else None

    def register(self, site: str, path: str, length: int) -> int:
        with transaction(self._db) as db:
            db.execute("INSERT OR REPLACE INTO outputs (path, site, committed) VALUES (?, ?, ?)", (path, site, length))
        return length

    def confirm(self, site: str, entries: Sequence[Entry], lengths: Mapping[str, int]) -> None:
        now = rows.unix_now()
        self._claims.sync()
        with transaction(self._db) as db:
            for path, length in lengths.items():
                db.execute("UPDATE outputs SET committed = ? WHERE path = ?", (length, path))
            for entry in entries:
                db.execute(statements.CLOSE, rows.close_row(site, entry, self._schedule, now))
                if entry.outcome in ("new", "revised"):
                    self._claims.confirm(entry, now)
