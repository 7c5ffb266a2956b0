"""Al Akhbar (الأخبار), daily of Beirut, in Arabic. CMS unknown.

Trap: behind Cloudflare, which refuses crawlers, say several public projects. Feed: named in many public lists. Old
container main.container in public code. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alakhbar(NewsSpider):
    name = "alakhbar"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("al-akhbar.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
