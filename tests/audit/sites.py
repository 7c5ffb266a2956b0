"""Sites that answer from memory: a crawler without a network, whose pool reads in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.discovery.source import Fetched, Source, SourcePage, Window
from newsbot.extraction.tasks import Job
from newsbot.middlewares.refused import Refused
from newsbot.spider import NewsSpider
from tests.extraction.pages import page

BASE = "https://example.dz/"
ARTICLES = tuple(f"{BASE}akhbar/waqai3-yawm-{number}/" for number in range(1, 5))
STATED = '<meta property="article:published_time" content="{}"><meta property="article:section" content="محلي">'
HANG = "hang"
SHUT = "shut"


class Example(NewsSpider):
    """A site with a feed, sitemaps in the usual places and a start page."""

    name = "example"
    country = "DZ"
    zone = "Africa/Algiers"
    domains: ClassVar[tuple[str, ...]] = ("example.dz",)
    sources: ClassVar[tuple[Source, ...]] = (Feed(), Sitemap(), Sections())


def feed(*urls: str, day: int = 24) -> bytes:
    """Return a feed of articles, the first one the newest, an hour apart."""
    items = "".join(
        f"<item><title>t</title><link>{url}</link><pubDate>{day} Nov 2026 {20 - number}:00:00 +0000</pubDate></item>"
        for number, url in enumerate(urls)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def article(published: str = "2026-11-24T08:00:00+01:00") -> bytes:
    """Return an article's page that states all that is looked for."""
    return page(head=STATED.format(published), above='<span class="author">كتبت سعاد بن علي</span>')


class Pool:
    """Read in this process."""

    async def read(self, source: Source, fetched: Fetched, window: Window) -> SourcePage:
        return source.read(fetched, window)

    async def extract(self, job: Job) -> Any:
        return job.run()


class Crawler:
    """Give each address what is arranged for it: a body, a status, SHUT (robots.txt), HANG, or 404."""

    def __init__(self, answers: Mapping[str, bytes | int | str]) -> None:
        self._answers = answers
        self.asked: list[str] = []
        self.crawling = True
        self.engine = SimpleNamespace(download_async=self._download)

    def get_extension(self, kind: type) -> Any:
        """Return what stands for the extension with the pool."""
        return SimpleNamespace(pool=Pool()) if kind.__name__ == "Extraction" else None

    async def _download(self, request: Request) -> Response:
        self.asked.append(request.url)
        answer = self._answers.get(request.url, 404)
        if answer == HANG:
            await asyncio.Event().wait()
        if answer == SHUT:
            raise Refused("robots", f"{request.url} is disallowed by robots.txt")
        if isinstance(answer, int):
            return HtmlResponse(request.url, status=answer)
        assert isinstance(answer, bytes)
        return HtmlResponse(request.url, body=answer, headers={"Content-Type": "text/html; charset=utf-8"})
