"""Jo24 (جو 24), news site of Amman, in Arabic. CMS unknown.

Feed: gave headlines in a public audit of feeds of October 2026. No markup of its pages was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Jo24(NewsSpider):
    name = "jo24"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("jo24.net",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "unproven"
