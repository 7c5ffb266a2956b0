"""Al Watan (الوطن), daily of Abha, in Arabic. CMS unknown.

Feed: gave headlines in a public audit of feeds of October 2026. No markup of its pages was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alwatansaudi(NewsSpider):
    name = "alwatansaudi"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("alwatan.com.sa",)
    sources = (Feed("/rssFeed/1"), Sitemap(), Sections())
    proven = "unproven"
