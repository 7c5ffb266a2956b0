"""Claims: who may write which text. Every function is called inside a transaction that holds the write lock."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from newsbot.article import Article, Relation
from newsbot.dedup.candidates import MOST
from newsbot.dedup.choose import Resemblance, choose, resemblance
from newsbot.dedup.compare import compare
from newsbot.dedup.decide import DAY, Finding, Held, Link, Rules, Verdict, decide, decide_pending
from newsbot.dedup.fingerprint import Fingerprint
from newsbot.errors import LedgerError
from newsbot.ledger import moves, rows, statements
from newsbot.ledger.ledger import Entry, Printed
from newsbot.ledger.near.index import NearIndex
from newsbot.ledger.near.record import Known

Alike: TypeAlias = Resemblance[str]
"""An article that another resembles, by its id."""

_LEAST_KEPT = 2 * DAY  # another run may be using a slice, whatever its window
_LONGEST_CHAIN = 100  # of longer texts, each containing the one before


class Claims:
    """The claims of all runs, and the texts that they are held against."""

    def __init__(self, db: sqlite3.Connection, folder: Path, rules: Rules) -> None:
        self._db = db
        self._rules = rules
        self._index = NearIndex(folder)
        self._unsynced: set[int] = set()
        self._added = False  # in this transaction

    def close(self) -> None:
        """Close the near index."""
        self._index.close()

    def begin(self) -> None:
        """Note that a transaction begins."""
        self._added = False

    def claim(
        self, run: int, key: str, article: Article, fingerprint: Fingerprint, printed: Printed | None = None
    ) -> Verdict:
        """Decide on an article and note that this run writes it, if it is to be written."""
        page_hash = printed.content_hash if printed else None
        own = moves.known_as(self._db, article.id)
        pending, held, found = self._claimed(own), self._held(own), None
        if pending is None and held is None:
            exact = self._exact_twin(own, article.site, fingerprint, printed)
            resembled = list(self._resembled(run, own, article, fingerprint))
            if before := self._moved(run, key, article, fingerprint, exact, resembled):
                moves.note(self._db, article.id, before)
                own, pending, held = before, self._claimed(before), self._held(before)
            else:
                found = self._found(run, exact, choose(resembled))
        if pending is not None:
            return replace(decide_pending(article.content_hash, pending, page_hash), article_id=own)
        drop_near = self._rules.near == "drop"
        verdict = decide(article.content_hash, held, found, page_hash, drop_near=drop_near)
        if verdict.outcome in ("new", "revised"):
            self._note(run, own, article, fingerprint, printed, verdict)
        return replace(verdict, article_id=own)

    def confirm(self, entry: Entry, now: float) -> None:
        """Turn a claim into a written article. Raises `LedgerError` if it is gone."""
        if not self._db.execute(statements.CONFIRM, (entry.path, now, entry.article_id)).rowcount:
            # Then another run may have written the same text meanwhile.
            raise LedgerError(f"the claim on {entry.page.link.url} is gone: it was released while this run held it")
        self._db.execute(statements.CONFIRM_TEXT, (entry.article_id,))
        self._db.execute(statements.CONFIRM_HEAD, (entry.article_id,))
        self._db.execute("DELETE FROM claims WHERE article = ?", (entry.article_id,))

    def sync(self) -> None:
        """Return when the texts of all claims so far have reached the disk. Call it before they are confirmed."""
        self._index.sync(self._unsynced)
        self._unsynced.clear()

    def expire(self, now: float) -> None:
        """Forget the slices of the near index that nothing is compared with any more."""
        self._db.execute("DELETE FROM near_slices WHERE expires < ?", (now,))

    def sweep(self) -> None:
        """Remove the files of slices that are forgotten, once the ledger has durably forgotten them."""
        self._index.sweep(self._committed().keys())

    def _claimed(self, article_id: str) -> Held | None:
        query = "SELECT content_hash, revision, page_hash FROM claims WHERE article = ?"
        row = self._db.execute(query, (article_id,)).fetchone()
        return Held(*row) if row else None

    def _held(self, article_id: str) -> Held | None:
        row = self._db.execute(statements.HELD, (article_id,)).fetchone()
        if row is None:
            return None
        content_hash, revision, page_hash, relation, duplicate_of, similarity = row
        return Held(content_hash, revision, page_hash, Link(relation or "new", duplicate_of, similarity))

    def _exact_twin(self, own: str, site: str, fingerprint: Fingerprint, printed: Printed | None) -> str | None:
        """Return the article that has the same text, a written one before one that is being written."""
        if not fingerprint.sketch.length:  # pictures or signs alone say nothing in common
            return None
        other = printed.fingerprint if printed else fingerprint.exact
        values = (fingerprint.exact, other, own, self._rules.scope == "all", site)
        for query in (statements.WRITTEN_TWIN, statements.CLAIMED_TWIN):
            if row := self._db.execute(query, values).fetchone():
                return str(row[0])
        return None

    def _resembled(self, run: int, own: str, article: Article, fingerprint: Fingerprint) -> Iterator[Alike]:
        """Yield the texts that this one repeats, contains or resembles."""
        for known in islice(self._others(own, article, fingerprint), MOST):
            match = compare(fingerprint.sketch, known.sketch)
            if match.relation != "new" and self._certain(known.article, run) is not None:
                yield resemblance(known.article, match, fingerprint.sketch.length, known.sketch.length)

    def _others(self, own: str, article: Article, fingerprint: Fingerprint) -> Iterator[Known]:
        if self._rules.near == "off" or not len(fingerprint.keys):
            return
        when, window = rows.dated(article), self._rules.window
        for known in self._index.candidates(fingerprint, when, window, self._committed(), settled=not self._added):
            if known.article != own and (self._rules.scope == "all" or known.site == article.site):
                yield known

    def _certain(self, article_id: str, run: int) -> bool | None:
        """Tell whether an article is written, or this run's to write; None if it was claimed by a run that died.

        Of one that another run revises it isn't known which of its texts was found, so the claim is looked at first.
        """
        if row := self._db.execute("SELECT run FROM claims WHERE article = ?", (article_id,)).fetchone():
            return bool(row[0] == run)
        return True if self._db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() else None

    def _moved(
        self,
        run: int,
        key: str,
        article: Article,
        fingerprint: Fingerprint,
        exact: str | None,
        resembled: Sequence[Alike],
    ) -> str | None:
        alike: dict[str, Relation] = {r.known: r.match.relation for r in resembled}
        if exact:
            alike[exact] = "exact"
        if not alike:  # as most are
            return None
        return moves.moved_from(self._db, run, key, article, fingerprint.exact, alike)

    def _found(self, run: int, exact: str | None, chosen: Alike | None) -> Finding | None:
        original = exact or (chosen.known if chosen else None)
        if original and not self._certain(original, run):
            return Finding(Link(duplicate_of=original), certain=False)
        if exact:
            return Finding(Link("exact", self._head(exact), 1.0), certain=True, repeats=True)
        if chosen is None:
            return None
        # Who contains a text becomes the head of its cluster, who repeats it repeats its head.
        other = chosen.known if chosen.is_longer else self._head(chosen.known)
        link = Link(chosen.match.relation, other, round(chosen.match.similarity, 4))
        return Finding(link, certain=True, repeats=chosen.is_repetition, contains=chosen.is_longer)

    def _head(self, article_id: str) -> str:
        """Return the longest text of an article's cluster; one that is being revised isn't known to be in it."""
        for _ in range(_LONGEST_CHAIN):
            row = self._db.execute(statements.HEAD, (article_id,)).fetchone()
            if not row or not row[0]:
                break
            article_id = row[0]
        return article_id

    def _note(
        self,
        run: int,
        own: str,
        article: Article,
        fingerprint: Fingerprint,
        printed: Printed | None,
        verdict: Verdict,
    ) -> None:
        self._db.execute(statements.CLAIM, rows.claim_row(run, own, article, fingerprint.exact, printed, verdict))
        if self._rules.near == "off" or not len(fingerprint.keys):
            return
        known = Known(own, article.site, rows.dated(article), fingerprint.keys, fingerprint.sketch)
        number, length = self._index.add(known, self._committed())
        expires = expiry(rows.unix_now(), known.published, self._rules)
        self._db.execute(statements.GROW_SLICE, (number, length, expires))
        self._unsynced.add(number)
        self._added = True

    def _committed(self) -> dict[int, int]:
        return dict(self._db.execute("SELECT slice, committed FROM near_slices").fetchall())


def expiry(claimed: float, published: float, rules: Rules) -> float:
    """Return when a text's slice of the near index may be forgotten at the earliest, in Unix seconds."""
    return max(claimed, published) + max(rules.window, _LEAST_KEPT)
