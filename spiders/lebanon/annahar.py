"""Annahar (النهار), daily of Beirut, in Arabic. CMS unknown.

Feed: answered with 45 items in msultan-code/World-desk (an audit of August 2026). No markup of its pages was seen.
Its English pages are at en.annahar.com. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Annahar(NewsSpider):
    name = "annahar"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("annahar.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
