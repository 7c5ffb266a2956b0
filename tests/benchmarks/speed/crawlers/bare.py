"""Bare Scrapy: the pages of the sitemap are downloaded, and that is all. The least that a crawl with Scrapy can cost."""

from __future__ import annotations

import os

from scrapy.http import Response
from scrapy.spiders import SitemapSpider


class Bare(SitemapSpider):
    """Download what the sitemap of $SITE names."""

    name = "bare"
    sitemap_urls = (f"{os.environ['SITE']}/sitemap.xml",)

    def parse(self, response: Response) -> None:
        """Leave the page as it is."""
