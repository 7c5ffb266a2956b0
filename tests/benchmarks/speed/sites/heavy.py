"""The benchmark's site."""

from newsbot.discovery import Sitemap
from newsbot.spider import NewsSpider


class Heavy(NewsSpider):
    """A large site that tells of its articles by a sitemap."""

    name = "heavy"
    country = "DZ"
    zone = "Africa/Algiers"
    sources = (Sitemap("/sitemap.xml"),)
