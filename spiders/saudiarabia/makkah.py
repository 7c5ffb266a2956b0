"""Makkah (مكة), daily of Mecca, in Arabic. CMS unknown.

Feed: answered in a public list checked in February 2026. Old markup .title-article, .article-desc p,
.subtitle-article: asas-lab/web_scraping. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Makkah(NewsSpider):
    name = "makkah"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("makkahnewspaper.com",)
    sources = (Feed("/rssFeed/0"), Sitemap(), Sections())
    proven = "markup only"
