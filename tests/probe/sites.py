"""Small sites made of a mapping from paths to answers, and a survey of them without network and processes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any

from newsbot import urls
from newsbot.demo.bulletin import bulletin
from newsbot.discovery.source import Fetched
from newsbot.extraction.tasks import Task
from newsbot.probe.findings import Answer, Report
from newsbot.probe.survey import survey
from tests.extraction.pages import page

BASE = "https://example.com/"
NOW = datetime.now(UTC).replace(microsecond=0)


def slug(number: int) -> str:
    """Return the path of an article."""
    return f"/{number:04}-nashra-jadida-raqm/"


def article(number: int) -> bytes:
    """Return the page of an article, without a sign of its country."""
    _, title, body = bulletin(number)
    paragraphs = "".join(f"<p>{text}</p>" for text in body.strip().split("\n\n"))
    moment = (NOW - timedelta(hours=number)).isoformat()
    return page(paragraphs, f'<meta property="article:published_time" content="{moment}">', title=title)


def feed(numbers: Sequence[int], age: timedelta = timedelta()) -> bytes:
    """Return a feed of articles, each an hour older than the one before it."""
    items = "".join(
        f"<item><title>{number}</title><link>{BASE}{slug(number)[1:]}</link>"
        f"<pubDate>{format_datetime(NOW - age - timedelta(hours=number))}</pubDate></item>"
        for number in numbers
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def sitemap(numbers: Sequence[int]) -> bytes:
    """Return a sitemap of articles."""
    entries = "".join(f"<url><loc>{BASE}{slug(number)[1:]}</loc></url>" for number in numbers)
    return f"<urlset>{entries}</urlset>".encode()


def index(*paths: str) -> bytes:
    """Return an index of sitemaps."""
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{BASE}{p[1:]}</loc></sitemap>' for p in paths)}</sitemapindex>".encode()


def front(numbers: Sequence[int] = (), head: str = "", body: str = "") -> bytes:
    """Return a page that lists articles."""
    links = "".join(f'<h2><a href="{slug(n)}">{escape(bulletin(n)[1])}</a></h2>' for n in numbers)
    return f'<html lang="ar"><head><title>المثال</title>{head}</head><body>{links}{body}</body></html>'.encode()


@dataclass
class Site:
    """A site that answers what stands in `pages` (a body, or a status), 404 else; `asked` is what was asked of it."""

    pages: Mapping[str, bytes | int | Answer]
    asked: list[str] = field(default_factory=list)

    async def ask(self, url: str) -> Answer:
        """Answer as the spider does."""
        path = url.removeprefix(BASE[:-1])
        self.asked.append(path)
        found = self.pages.get(path, article(int(path[1:5])) if path[1:5].isdigit() else 404)
        if isinstance(found, Answer):
            return found
        if isinstance(found, int):
            return Answer(url, found, message=f"HTTP status {found}")
        kind = "text/xml" if found.startswith((b"<rss", b"<urlset", b"<sitemap")) else "text/html; charset=utf-8"
        return Answer(url, 200, Fetched(url, found, {"content-type": kind}))

    def survey(self, start: str = BASE, country: str | None = None) -> Report:
        """Survey it."""
        assert urls.clean(start) == start
        return asyncio.run(survey(start, self.ask, Here(), "newsbot", country))


class Here:
    """Workers that are this process."""

    async def do(self, task: Task) -> Any:
        """Do it."""
        return task.run()
