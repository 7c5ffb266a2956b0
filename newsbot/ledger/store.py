"""Store: the ledger and the output files of one site, kept in step. Blocking; the run calls it from one thread."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic_core import to_json

from newsbot.dedup.decide import Rules, Verdict
from newsbot.dedup.fingerprint import exact, fingerprint
from newsbot.errors import LedgerError
from newsbot.extraction.habits import Habits
from newsbot.ledger.commit import BATCH, STORAGE_ERRORS
from newsbot.ledger.files import append, cut_back, make_folder, was_moved, whole_length
from newsbot.ledger.ledger import Candidate, Claim, Entry, Ledger, Printed
from newsbot.ledger.lock import SiteLock, idle
from newsbot.ledger.schedule import Schedule
from newsbot.ledger.sqlite import SqliteLedger
from newsbot.ledger.troubles import check_is_there, explained

_RULES = Rules()
_SCHEDULE = Schedule()


class Store:
    """Open under the site's lock: cuts files back, releases a dead run's claims, begins a run.

    `habits` are what earlier runs learnt of the site and what this one learns; a run that is killed leaves the former.

    Raises `SiteLocked` when another process is at it, `LedgerError` when the disk can't be trusted or written.
    """

    def __init__(
        self, output: Path, site: str, started: datetime, schedule: Schedule = _SCHEDULE, rules: Rules = _RULES
    ) -> None:
        self.output = output
        self._site = site
        self._locks = output / "state" / "locks"
        self._lock = SiteLock(self._locks, site)
        try:
            check_is_there(output)
            self.ledger: Ledger = SqliteLedger(output / "state" / "ledger.sqlite", schedule, rules)
            for path, committed in self.ledger.recover(site).items():
                cut_back(output / path, committed, BATCH)
            self.run = self.ledger.begin(site, started)
            self.habits = Habits(self.ledger.habits(site))
        except (OSError, sqlite3.Error) as error:
            self._lock.release()
            raise LedgerError(f"{output} can't be written: {explained(error)}") from error
        except BaseException:
            self._lock.release()
            raise

    def claim(self, candidates: Sequence[Candidate]) -> list[Verdict | Exception]:
        """Decide on articles and claim their texts; return the verdict on each, or what went wrong with it alone."""
        try:
            return [*self._together(candidates)]
        except STORAGE_ERRORS:
            raise
        except Exception:  # noqa: BLE001 - nothing of it holds: whose fault it is, is found by taking each by itself
            return [self._alone(candidate) for candidate in candidates]

    def _alone(self, candidate: Candidate) -> Verdict | Exception:
        try:
            return self._together([candidate])[0]
        except STORAGE_ERRORS:
            raise
        except Exception as error:  # noqa: BLE001 - it is told to the article's own pipeline
            return error

    def _together(self, candidates: Sequence[Candidate]) -> list[Verdict]:
        claims = list(map(_claim_of, candidates))
        return [self._freed(*pair) for pair in zip(claims, self.ledger.claim_all(self.run, claims), strict=True)]

    def _freed(self, claim: Claim, verdict: Verdict) -> Verdict:
        """Ask again what stands in the way of a dead run's claim, of a site that nobody has crawled since."""
        if verdict.outcome != "busy" or not verdict.link.duplicate_of:
            return verdict
        site = self.ledger.claimant(verdict.link.duplicate_of)
        if not site or site == self._site:
            return verdict
        with idle(self._locks, site) as dead:
            if dead:
                self.ledger.recover(site)
        return self.ledger.claim_all(self.run, [claim])[0]

    def commit(self, entries: Sequence[Entry]) -> None:
        """Append the entries' lines to their files, then confirm all of them in one transaction."""
        lines: defaultdict[str, list[bytes]] = defaultdict(list)
        for entry in entries:
            if entry.path:
                lines[entry.path].append(entry.line)
        lengths = {path: self._append(path, b"".join(parts)) for path, parts in lines.items()}
        self.ledger.confirm(self._site, entries, lengths)

    def _append(self, path: str, data: bytes) -> int:
        file = self.output / path
        make_folder(file.parent)
        committed = self.ledger.committed(path)
        # A file that was moved away begins anew. The ledger must know before its first byte is written: killed
        # in between, it would miss the old length in the new file for ever.
        if committed is None or (committed and was_moved(file)):
            committed = self.ledger.register(self._site, path, whole_length(file))
        return append(file, data, committed)

    def close(self, reason: str, counters: dict[str, int], report: dict[str, object]) -> int:
        """End the run: add its line to reports/, close the ledger. Return how many pages are still open."""
        remaining = self.ledger.remaining(self._site)
        path = f"reports/{self._site}.jsonl"
        length = self._append(path, to_json({**report, "remaining": remaining}) + b"\n")
        self.ledger.confirm(self._site, (), {path: length})
        self.ledger.learn(self._site, self.habits.known)
        self.ledger.end(self.run, datetime.now(UTC), reason, counters)
        self.ledger.close()
        return remaining

    def release(self) -> None:
        """Let the next run of the site in."""
        self._lock.release()


def _claim_of(candidate: Candidate) -> Claim:
    article, before, read = candidate.article, candidate.as_printed, candidate.read
    made = read.fingerprint if read is not None and read.text == article.text else fingerprint(article.text)
    printed = Printed(before.content_hash, exact(before.text)) if before else None
    return Claim(candidate.page.key, article, made, printed)
