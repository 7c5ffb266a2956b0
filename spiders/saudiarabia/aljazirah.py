"""Al Jazirah (الجزيرة), daily of Riyadh, in Arabic. CMS unknown.

Feed: local news alone; answered in a public list checked in February 2026. No markup of its pages was seen. Not Al
Jazeera of Qatar. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Aljazirah(NewsSpider):
    name = "aljazirah"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("al-jazirah.com",)
    sources = (Feed("/rss/ln.xml"), Sitemap(), Sections())
    proven = "unproven"
