"""Open the ledger to look at it: read-only, never created and never brought to another version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from newsbot.errors import LedgerError
from newsbot.ledger.database import APPLICATION_ID, VERSION
from newsbot.ledger.lock import SiteLock, all_sites
from newsbot.ledger.troubles import REPAIR, explained

_BUSY = 30.0  # seconds
_TABLES_AS_NOW = 3  # the first version whose tables can be looked at


def path_of(output: Path) -> Path:
    """Return where the ledger of an output folder lies."""
    return output / "state" / "ledger.sqlite"


@contextmanager
def reading(output: Path) -> Iterator[sqlite3.Connection]:
    """Open the ledger of an output folder to read it at one moment; raise `LedgerError` if there is none to read."""
    path = existing(output)
    try:
        with closing(_connect(path)) as db:
            db.execute("BEGIN")
            require_known(db, path)
            yield db
    except sqlite3.Error as error:
        raise LedgerError(f"the ledger {path} can't be read: {explained(error)}") from error


def existing(output: Path) -> Path:
    """Return the ledger's path; raise `LedgerError` if there is none."""
    path = path_of(output)
    if path.is_file() and path.stat().st_size:
        return path
    if path.is_file():
        raise LedgerError(f"the ledger {path} is empty: {REPAIR}")
    told = "there is no ledger" if not path.exists() else "this is no file"
    named(output)
    raise LedgerError(f"{path}: {told}; a crawl begins one, and scrapy ledger repair makes one of the output files")


def named(output: Path) -> None:
    """Raise `LedgerError` if there is no such output folder."""
    if not output.is_dir():
        raise LedgerError(f"{output}: there is no such folder; name the output folder with -s OUTPUT_DIR=…")


def refuse_newer(output: Path) -> None:
    """Raise `LedgerError` if the ledger of an output folder is a sound one that only a newer newsbot can read."""
    path = path_of(output)
    if not path.is_file():
        return
    with suppress(sqlite3.Error), closing(_connect(path)) as db:
        require_not_newer(db, path)


def require_not_newer(db: sqlite3.Connection, path: Path) -> None:
    """Raise `LedgerError` for a ledger that was written by a newer newsbot."""
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application == APPLICATION_ID and version > VERSION:
        raise LedgerError(
            f"{path} was written by a newer newsbot (ledger version {version}, this one knows {VERSION}): use that one"
        )


def require_known(db: sqlite3.Connection, path: Path) -> None:
    """Raise `LedgerError` for a database that isn't a ledger of a version that can be looked at."""
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, but not a newsbot ledger; is OUTPUT_DIR the right folder?")
    require_not_newer(db, path)
    if version < _TABLES_AS_NOW:
        raise LedgerError(f"{path} is of ledger version {version}: the next crawl brings it to {VERSION}; look then")


def sites_of(db: sqlite3.Connection) -> list[str]:
    """Return the sites that the ledger knows."""
    found = db.execute("SELECT site FROM runs UNION SELECT site FROM outputs ORDER BY 1")
    return [str(site) for (site,) in found]


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro"
    db = sqlite3.connect(uri, uri=True, timeout=_BUSY, isolation_level=None)
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        db.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # SQLite wants to write beside the file unless it hears that nobody else does: here nobody can.
        db = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
    return db


@contextmanager
def held(output: Path, sites: Sequence[str] = ()) -> Iterator[None]:
    """Keep the runs of these sites, or of all, from starting; raise `SiteLocked` if one is at work."""
    locks = output / "state" / "locks"
    with ExitStack() as stack:
        if not sites:
            stack.enter_context(all_sites(locks))
        for site in sites:
            stack.callback(SiteLock(locks, site).release)
        yield
