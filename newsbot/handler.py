"""Handler: Scrapy's for http and https, whose downloads can be given up when the crawl is being stopped."""

from __future__ import annotations

import asyncio

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsbot.middlewares.refused import Refused
from newsbot.signals import cut_off


class Handler(HTTP11DownloadHandler):
    """Close the connections of all running downloads on `cut_off`; their requests end as "stopping"."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._running: set[asyncio.Task[Response]] = set()
        crawler.signals.connect(self._cut_off, cut_off)

    async def download_request(self, request: Request) -> Response:
        task = asyncio.ensure_future(super().download_request(request))
        self._running.add(task)
        try:
            return await task
        except asyncio.CancelledError as error:
            raise Refused("stopping", f"{request.url} didn't answer before the crawl was stopped") from error
        finally:
            self._running.discard(task)

    def _cut_off(self) -> None:
        for task in self._running:
            task.cancel()
