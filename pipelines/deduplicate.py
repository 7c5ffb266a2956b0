"""Deduplicate: what is held already, here or on another site, goes to output/duplicates/<site>.jsonl."""

from dataclasses import replace
from datetime import timedelta
from typing import Self

from pydantic_core import to_json
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsbot.article import Article
from newsbot.dedup.decide import Verdict
from newsbot.ledger.ledger import Candidate, Entry, Page
from newsbot.ledger.run import Run

_KEPT = {"id", "site", "url", "title", "published", "fetched_at", "relation", "duplicate_of", "similarity"}

_SLACK = timedelta(minutes=1)  # some sources and pages leave out the seconds


class Deduplicate:
    """Claim each article's text; let through what is new or changed, with its relation and revision."""

    def __init__(self, run: Run | None) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.get_extension(Run))

    async def process_item(self, item: Candidate) -> Candidate:
        """Return the candidate with the verdict on it; raise `DropItem` once its other end is on disk."""
        assert self._run is not None
        verdict = await self._run.claim(item)
        found = item.article.model_copy(update=_found(item.article, verdict))
        if verdict.outcome in ("new", "revised"):
            return replace(item, article=found)
        await self._run.end(_entry(item.page, found, verdict))
        raise DropItem(f"{verdict.outcome}: {found.url}", log_level="DEBUG")


def _found(article: Article, verdict: Verdict) -> dict[str, object]:
    link = {name: getattr(verdict.link, name) for name in ("relation", "duplicate_of", "similarity")}
    own = verdict.article_id or article.id
    return {"id": own, "revision": verdict.revision, "previous_hash": verdict.previous_hash, **link}


def _entry(page: Page, article: Article, verdict: Verdict) -> Entry:
    end = Entry(page, "unchanged", article_id=article.id, refers_to=article.id, published=article.published)
    if verdict.outcome == "busy":
        return replace(end, outcome="failed", refers_to=None, reason="busy")
    if verdict.outcome == "unchanged":
        return replace(end, then="again", reason="stale") if _is_stale(page, article) else end
    line = to_json(article.model_dump(include=_KEPT)) + b"\n"
    path = f"duplicates/{article.site}.jsonl"
    return replace(
        end, outcome="duplicate", path=path, line=line, refers_to=article.duplicate_of, reason=article.relation
    )


def _is_stale(page: Page, article: Article) -> bool:
    """Tell whether a source tells of a change that the page doesn't state: a cache may still give it as it was."""
    told = page.link.modified
    own = None if article.sources.get("modified") == "source" else article.modified
    return told is not None and (own is None or told - own > _SLACK)
