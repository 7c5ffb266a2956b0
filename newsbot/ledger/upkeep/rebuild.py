"""Rebuild: fill a new ledger, and its near index, from output lines."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from newsbot.dedup.choose import resemblance
from newsbot.dedup.compare import Match
from newsbot.dedup.decide import Rules
from newsbot.dedup.fingerprint import Fingerprint, fingerprint
from newsbot.extraction.habits import Habits
from newsbot.ledger.clock import clock
from newsbot.ledger.ledger import MISSING, NOT_TO_BLAME
from newsbot.ledger.rows import habit_row
from newsbot.ledger.upkeep import rebuild_rows as rows
from newsbot.ledger.upkeep.addresses import Addresses
from newsbot.ledger.upkeep.findings import Findings
from newsbot.ledger.upkeep.near_texts import NearTexts
from newsbot.ledger.upkeep.outputs import Line, OutputFile
from newsbot.ledger.upkeep.records import Record, Written, instant, number, optional, paragraphs_of, seconds, text

# Reasons of rejections: those for which a page stays open, and those that close one at the first look.
_ONLY_NOW = frozenset({"outside_window", "other_section"})
_AT_ONCE = MISSING | {"given_up"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the output doesn't tell: domains by site, the rules of duplicates, and the seconds until a second look."""

    addresses: Addresses
    rules: Rules
    second_look: float


class Rebuild:
    """A ledger that is being filled. Lines come kind by kind as in `outputs.KINDS`, each kind in the order of writing."""

    def __init__(self, db: sqlite3.Connection, near: NearTexts, facts: Facts, findings: Findings) -> None:
        self._db = db
        self._near = near
        self._facts = facts
        self._findings = findings
        self._last: dict[str, Record] = {}
        self._habits: dict[str, Habits] = {}
        for statement in rows.OWN_TABLES.split(";"):
            db.execute(statement)

    def article(self, file: OutputFile, line: Line, record: Record) -> None:
        """Take up a line of articles/; raise `Unusable` if it is none."""
        written = Written.of(record)
        if written.is_altered:
            self._findings.add("altered", line.place)
        found = fingerprint(written.text)
        values = _article_row(file, record, written, found)
        page = self._page(record, "written", article=written.id)
        changed = seconds(record, "modified")
        # Sources tell of the same change a little later than pages: what was read then isn't news.
        page["modified"] = None if changed is None else max(changed, page["fetched"])
        taken = (written.id, written.revision)
        length = found.sketch.length
        if not self._db.execute(rows.TEXT, (*taken, values["written"], length, line.place)).rowcount:
            first = self._db.execute(rows.PLACE, taken).fetchone()[0]
            self._findings.add("twice", line.place, f"as {first}: {written.id}, revision {written.revision}")
        for statement in (rows.ARTICLE, rows.FINGERPRINT):
            self._db.execute(statement, values)
        self._db.execute(rows.PAGE, page)
        own = self._facts.addresses.identifier(written.site, page["url"], optional(record, "canonical_url"))
        if own != written.id:
            self._db.execute(rows.ALIAS, (own, written.id))
        if values["relation"] == "near":
            self._db.execute(rows.LINK, (written.id, values["duplicate_of"], values["written"], length))
        self._near.add(written, found, values["written"], values["published"])
        self._remember(written, record)

    def duplicate(self, file: OutputFile, line: Line, record: Record) -> None:
        """Take up a line of duplicates/."""
        text(record, "duplicate_of")
        self._db.execute(rows.PAGE, self._page(record, "duplicate", article=text(record, "id")))

    def rejected(self, file: OutputFile, line: Line, record: Record) -> None:
        """Take up a line of rejected/: a page is open for a second look after its first, unless that said it all."""
        reason = text(record, "reason")
        page = self._page(record, "rejected", reason=reason, missing=reason in MISSING)
        if reason in _ONLY_NOW:
            page.update(state="open", again="open")
        elif reason not in _AT_ONCE:
            page.update(state="open", not_before=page["fetched"] + self._facts.second_look)
        self._db.execute(rows.PAGE, page)

    def withdrawn(self, file: OutputFile, line: Line, record: Record) -> None:
        """Take up a line of withdrawn/."""
        values = {"site": text(record, "site"), "id": text(record, "id"), "noted": instant(record, "noted_at")}
        self._db.execute(rows.WITHDRAWN, {**values, "status": record.get("http_status")})

    def report(self, file: OutputFile, line: Line, record: Record) -> None:
        """Take up a line of reports/: a run, and the pages that it could not have."""
        site, run = text(record, "site"), record.get("run")
        started, ended = instant(record, "started"), seconds(record, "ended")
        rest = (site, started, ended, optional(record, "reason"), json.dumps(record.get("counters") or {}))
        run = run if isinstance(run, int) else None
        if (
            not self._db.execute(rows.RUN, (run, *rest)).rowcount
            and not self._db.execute(rows.SAME_RUN, (run, site, started)).fetchone()
        ):
            self._db.execute(rows.RUN, (None, *rest))  # of the time before a ledger that began to count anew
        for values in self._failures(record):
            self._db.execute(rows.FAILED, values)
        self._last[site] = record

    def output(self, file: OutputFile, length: int) -> None:
        """Take up a file with its length in bytes, as it was before it was compressed."""
        self._db.execute(rows.OUTPUT, (file.name, file.site, length))

    def finish(self) -> None:
        """Do what can be done only when all lines are known."""
        self._db.execute(rows.NO_ALIASES)
        for record in self._last.values():
            for values in self._failures(record):
                self._db.execute(rows.FAILED_LAST, {**values, "ended": seconds(record, "ended")})
        for article, original, written, length in self._db.execute(rows.LINKS).fetchall():
            known = self._db.execute(rows.LENGTH, (original, written)).fetchone()
            if known:
                longer = resemblance(original, Match("near", 1.0), length, known[0]).is_longer
                self._db.execute(rows.HEAD, (article, original) if longer else (original, article))
        for site, habits in self._habits.items():
            self._db.executemany(rows.HABIT, [habit_row(site, *habit) for habit in habits.known.items()])
        self._db.executemany(rows.SLICE, self._near.finish(clock(self._db)))

    def _page(self, record: Record, state: str, **more: Any) -> dict[str, Any]:
        """Return the parameters of PAGE."""
        site, url = text(record, "site"), text(record, "url")
        section = record.get("section")
        return {
            "site": site,
            "key": self._facts.addresses.key(site, url),
            "url": url,
            "via": optional(record, "discovered_via") or "",
            "title": optional(record, "title"),
            "section": "\n".join(map(str, section)) if isinstance(section, list) else None,
            "published": seconds(record, "published"),
            "modified": None,
            "state": state,
            "again": state,
            "missing": False,
            "not_before": None,
            "reason": optional(record, "relation") if record.get("duplicate_of") else None,
            "fetched": instant(record, "fetched_at"),
            "article": None,
            **more,
        }

    def _remember(self, written: Written, record: Record) -> None:
        """Learn again what blocks the site repeats, or they would be printed in what is read from now on."""
        sources = record.get("sources")
        cleaned = isinstance(sources, dict) and str(sources.get("text", "")).endswith("habits")
        habits = self._habits.setdefault(written.site, Habits())
        habits.recall(written.id, paragraphs_of(record), was_cleaned=cleaned)

    def _failures(self, record: Record) -> list[dict[str, Any]]:
        """Return the pages that a run could not have."""
        site, failed = text(record, "site"), record.get("failed")
        return [
            {
                "site": site,
                "key": self._facts.addresses.key(site, page["url"]),
                "url": page["url"],
                "reason": page["reason"],
                "counted": page["reason"] not in NOT_TO_BLAME,
            }
            for page in (failed if isinstance(failed, list) else [])
            if isinstance(page, dict) and all(isinstance(page.get(name), str) for name in ("url", "reason"))
        ]


def _article_row(file: OutputFile, record: Record, written: Written, found: Fingerprint) -> dict[str, Any]:
    """Return the parameters of ARTICLE."""
    original = optional(record, "duplicate_of")
    return {
        "id": written.id,
        "site": written.site,
        "content_hash": written.content_hash,
        "fingerprint": found.exact,
        "revision": written.revision,
        "path": file.name,
        "written": instant(record, "fetched_at"),
        "published": seconds(record, "published"),
        "relation": optional(record, "relation") if original else None,
        "duplicate_of": original,
        "similarity": number(record, "similarity"),
    }
