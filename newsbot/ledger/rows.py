"""How the ledger's records are rows: parameters of its statements, and records from what they return."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newsbot.article import Article
from newsbot.dedup.decide import Verdict
from newsbot.discovery.source import Hints, Link
from newsbot.extraction.habits import Habit
from newsbot.ledger.ledger import (
    MISSING,
    NOT_TO_BLAME,
    Entry,
    Page,
    Printed,
    SourceState,
    Validators,
    WalkEnd,
    WalkState,
)
from newsbot.ledger.schedule import Schedule

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
    seq, key, url, published, modified, title, via, section, attempts, seen, *held = row
    article, withdrawn, etag, last_modified, was_article, reason = held
    hints = Hints() if section is None else Hints(section=section.split("\n") if section else [])
    link = Link(url, _instant(published), _instant(modified), title, via, hints)
    return Page(
        key, link, attempts, seq, bool(seen), article, bool(withdrawn), etag, last_modified, bool(was_article), reason
    )


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


def walk_of(
    row: tuple[float | None, int, float | None, str | None, int | None, float | None],
) -> WalkState:
    """Return how earlier walks through a source went."""
    asked, barren, own, place, mark, begun = row
    return WalkState(_instant(asked), bool(barren), _instant(own), place, mark, _instant(begun))


def walk_row(site: str, key: str, span: str, end: WalkEnd) -> dict[str, object]:
    """Return the parameters of WALKED."""
    now = unix_now()
    return {
        "site": site,
        "key": key,
        "span": span,
        "via": end.via,
        "now": now,
        "asked": now if end.finished or end.barren else None,
        "barren": end.barren,
        "beside": end.beside,
        "upto": end.start,
    }


def habit_of(row: tuple[bytes, int, int, bytes]) -> tuple[bytes, Habit]:
    """Return a block and what is known of it."""
    block, seen, span, articles = row
    return block, Habit(seen, span, tuple(articles[i : i + _HASH] for i in range(0, len(articles), _HASH)))


def habit_row(site: str, block: bytes, habit: Habit) -> tuple[str, bytes, int, int, bytes]:
    """Return a row of the table of habits."""
    return site, block, habit.seen, habit.span, b"".join(habit.articles)
