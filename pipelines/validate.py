"""Validate: what isn't good enough goes to output/rejected/<site>.jsonl with its reason."""

from datetime import timedelta
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsbot.article import Article
from newsbot.ledger.ends import rejected
from newsbot.ledger.ledger import Candidate, Rejection
from newsbot.ledger.run import Run

_SLACK = timedelta(days=1)  # clocks and zones of sites are off by hours, not by days


class Validate:
    """Let good articles through; record pages that hold none."""

    def __init__(self, run: Run | None, min_words: int) -> None:
        self._run = run
        self._min_words = min_words

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.get_extension(Run), crawler.settings.getint("MIN_WORDS"))

    async def process_item(self, item: Candidate | Rejection) -> Candidate:
        """Return a candidate that may be written; raise `DropItem` once a rejection is on disk."""
        rejection = item if isinstance(item, Rejection) else self._fault(item)
        if rejection is None:
            assert isinstance(item, Candidate)
            return item
        assert self._run is not None
        await self._run.end(rejected(self._run.site, rejection))
        raise DropItem(f"{rejection.reason}: {rejection.url}", log_level="DEBUG")

    def _fault(self, item: Candidate) -> Rejection | None:
        article = item.article
        if article.word_count < self._min_words:
            return _rejection(item, "too_short", f"{article.word_count} words, fewer than MIN_WORDS={self._min_words}")
        if article.published and article.published > article.fetched_at + _SLACK:
            return _rejection(item, "future_date", f"published {article.published}, after it was fetched")
        return None


def _rejection(item: Candidate, reason: str, message: str) -> Rejection:
    article: Article = item.article
    return Rejection(
        page=item.page,
        url=article.url,
        reason=reason,
        message=message,
        fetched_at=article.fetched_at,
        http_status=article.http_status,
        title=article.title,
        published=article.published,
        then="closed" if item.page.is_no_article(reason) else "again",
    )
