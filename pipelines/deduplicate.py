"""Deduplicate: what is held already, here or on another site, goes to output/duplicates/<site>.jsonl."""

from dataclasses import replace
from typing import Self

from pydantic_core import to_json
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsbot.dedup.decide import Verdict
from newsbot.ledger.ledger import Candidate, Entry
from newsbot.ledger.run import Run


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
        verdict = await self._run.claim(item.article, item.as_printed)
        if verdict.outcome in ("new", "revised"):
            return replace(item, article=item.article.model_copy(update=_found(verdict)))
        await self._run.end(_entry(item, verdict))
        raise DropItem(f"{verdict.outcome}: {item.article.url}", log_level="DEBUG")


def _found(verdict: Verdict) -> dict[str, object]:
    fields = ("relation", "duplicate_of", "similarity", "revision", "previous_hash")
    return {name: getattr(verdict, name) for name in fields}


def _entry(item: Candidate, verdict: Verdict) -> Entry:
    article = item.article
    end = Entry(item.page, "unchanged", article_id=article.id, refers_to=article.id, published=article.published)
    if verdict.outcome == "busy":
        return replace(end, outcome="failed", refers_to=None, reason="busy")
    if verdict.outcome == "unchanged":
        return end
    record = {
        **article.model_dump(include={"id", "site", "url", "title", "published", "fetched_at"}),
        "relation": verdict.relation,
        "duplicate_of": verdict.duplicate_of,
        "similarity": verdict.similarity,
    }
    line = to_json(record) + b"\n"
    path = f"duplicates/{article.site}.jsonl"
    return replace(end, outcome="duplicate", path=path, line=line, refers_to=verdict.duplicate_of)
