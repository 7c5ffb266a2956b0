"""Masrawy (مصراوي), Arabic news site. CMS unknown.

Feed: four public programs (full texts, by its name). Markup: YaleBigData (div.articleHeader h1, div.details) and
absunstar/web-share (.ArticleDetails.details).
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Masrawy(NewsSpider):
    name = "masrawy"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("masrawy.com",)
    sources = (Feed("/feeds/rssfeedlist?fullfeed=1"), Sitemap(), Sections())
    proven = "markup only"
