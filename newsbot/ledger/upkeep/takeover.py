"""What an old ledger that can still be read says and no file does: open pages are taken over, lost articles are told."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from newsbot.errors import LedgerError
from newsbot.ledger.upkeep.findings import Findings
from newsbot.ledger.upkeep.opening import reading

_LOST = """
SELECT path, count(*) FROM articles AS old
WHERE NOT EXISTS (SELECT 1 FROM made.articles AS new WHERE new.id = old.id) GROUP BY path ORDER BY path
"""
# Links that no run has ended yet. Their sources may have ceased to name them.
_OPEN = """
SELECT site, key, url, via, title, section, published, modified, attempts, not_before, reason FROM pages AS old
WHERE state = 'open' AND fetched IS NULL
  AND NOT EXISTS (SELECT 1 FROM made.pages AS new WHERE new.site = old.site AND new.key = old.key)
ORDER BY seq
"""
_TAKE_OVER = """
INSERT OR IGNORE INTO pages (site, key, url, via, title, section, published, modified, attempts, not_before, reason)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def take_over(output: Path, draft: Path, findings: Findings) -> None:
    """Take over into the draft what only the old ledger of an output folder knows, if it can be read and is sound."""
    try:
        with reading(output) as old:
            if old.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return
            old.execute("COMMIT")
            old.execute("ATTACH ? AS made", (f"file:{quote(str(draft.resolve()))}?mode=ro",))
            lost = old.execute(_LOST).fetchall()
            pages = old.execute(_OPEN).fetchall()
    except LedgerError:  # it is damaged, or there is none
        return
    with sqlite3.connect(draft) as made:
        made.executemany(_TAKE_OVER, pages)
    made.close()
    if pages:
        findings.note(f"taken over from the old ledger: {len(pages)} pages that no run has come to yet")
    for path, count in lost:
        findings.note(
            f"{path}: {count} articles that the old ledger knew stand in no line any more, so that a run may write them"
            " again; if the file was moved away, put it back and repair once more"
        )
