"""Handler: answers each request of a crawl on the spot with a page that is made from its number, without a network."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, HtmlResponse, Response, XmlResponse

from tests.benchmarks.crawls.pages import Pages


class Generated(BaseDownloadHandler):
    """A site of `GENERATED_PAGES` articles at whatever address is asked."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pages: Pages | None = None

    async def download_request(self, request: Request) -> Response:
        """Return the page."""
        parts = urlsplit(request.url)
        if self._pages is None:
            self._pages = Pages(f"{parts.scheme}://{parts.netloc}", self.crawler.settings.getint("GENERATED_PAGES"))
        body = self._pages.answer(parts.path)
        if body is None:
            return Response(request.url, status=404)
        if parts.path == "/robots.txt":
            return Response(request.url, headers=Headers({"Content-Type": "text/plain"}), body=body)
        kind = XmlResponse if parts.path.endswith(".xml") else HtmlResponse
        content_type = "text/xml" if kind is XmlResponse else "text/html; charset=utf-8"
        return kind(request.url, headers=Headers({"Content-Type": content_type}), body=body)
