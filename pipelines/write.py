"""Write: append the article to output/articles/<site>/<day>.jsonl and let it go on once it is on disk."""

from datetime import UTC, datetime
from typing import Any, Self

from scrapy.crawler import Crawler

from newsbot.ledger.ledger import Candidate, Entry
from newsbot.ledger.run import Run


class Write:
    """End an article's way: its line, its claim and its page are confirmed together."""

    def __init__(self, run: Run | None) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.get_extension(Run))

    async def process_item(self, item: Candidate) -> dict[str, Any]:
        """Return the article as plain JSON types, as feed exports (`-o`) want it, after its line is on disk."""
        assert self._run is not None
        article = item.article
        await self._run.end(
            Entry(
                page=item.page,
                outcome="new" if article.revision == 1 else "revised",
                # The day of writing, in UTC: a reader that follows the newest file never misses a late line.
                path=f"articles/{article.site}/{datetime.now(UTC):%Y-%m-%d}.jsonl",
                line=article.model_dump_json().encode() + b"\n",
                article_id=article.id,
                refers_to=article.duplicate_of,
                reason=article.relation if article.duplicate_of else None,
                published=article.published,
            )
        )
        return article.model_dump(mode="json")
