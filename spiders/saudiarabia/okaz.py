"""Okaz (عكاظ), daily of Jeddah, in Arabic. CMS unknown.

Feed: named in several public lists (/rssFeed/0; none says what the number means). Old body div.bodyText, title
h1.autoHeight and date li.media_article_publish_time p: asas-lab/web_scraping, age unknown, so left out. Place, kind
and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Okaz(NewsSpider):
    name = "okaz"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("okaz.com.sa",)
    sources = (Feed("/rssFeed/0"), Sitemap(), Sections())
    proven = "markup only"
