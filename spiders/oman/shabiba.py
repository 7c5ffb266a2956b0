"""Al Shabiba (الشبيبة), daily of Muscat, in Arabic. CMS unknown.

No feed: ideotion/Open-Omniscience (July 2026); older public code read /rss-feed/4 for economy. No markup of its
pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Shabiba(NewsSpider):
    name = "shabiba"
    country = "OM"
    zone = "Asia/Muscat"
    domains = ("shabiba.com",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
