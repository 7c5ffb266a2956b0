"""Ends that no pipeline need see: how a rejection, a withdrawal and a given-up page become entries with their lines."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic_core import to_json

from newsbot.ledger.ledger import Entry, Page, Rejection


def rejected(site: str, rejection: Rejection) -> Entry:
    """Return the end of a page that is no article for us, with its line for rejected/<site>.jsonl."""
    fields = ("url", "reason", "message", "title", "published", "http_status", "fetched_at")
    record = {"site": site, **{name: getattr(rejection, name) for name in fields}}
    return Entry(
        page=rejection.page,
        outcome="rejected",
        path=f"rejected/{site}.jsonl",
        line=to_json(record) + b"\n",
        published=rejection.published,
        section=rejection.section,
        reason=rejection.reason,
        then=rejection.then,
    )


def withdrawn(site: str, page: Page, status: int) -> Entry:
    """Return the end of a page whose written article is gone, with its line for withdrawn/<site>.jsonl, once."""
    end = Entry(page, "withdrawn", article_id=page.article, reason=f"http_{status}")
    if page.withdrawn:
        return end
    noted = {"id": page.article, "site": site, "url": page.link.url, "http_status": status}
    line = to_json({**noted, "noted_at": datetime.now(UTC)}) + b"\n"
    return Entry(page, "withdrawn", f"withdrawn/{site}.jsonl", line, article_id=page.article, reason=end.reason)


def given_up(site: str, failed: Entry) -> Entry:
    """Return the end of a page that failed for the last time."""
    times = failed.page.attempts + 1
    tried = f"given up after {times} failures in as many runs, the last: {failed.reason}"
    return rejected(site, Rejection(failed.page, failed.page.link.url, "given_up", tried, datetime.now(UTC)))
