"""The plain spider that a user of Scrapy and trafilatura would write: extraction in the callback, Scrapy's own output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import trafilatura
from scrapy.http import Response, TextResponse
from scrapy.spiders import SitemapSpider


class Plain(SitemapSpider):
    """Read what the sitemap of $SITE names, to the file of `-o`."""

    name = "plain"
    sitemap_urls = (f"{os.environ['SITE']}/sitemap.xml",)

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Yield the page's text with its metadata."""
        assert isinstance(response, TextResponse)
        document = trafilatura.bare_extraction(response.text, url=response.url, with_metadata=True)
        if document is not None:
            yield {
                "url": response.url,
                **{name: getattr(document, name) for name in ("title", "author", "date", "text")},
            }
