"""Al Roya (الرؤية), daily of Muscat, in Arabic. CMS unknown.

Feed: named in public lists. Old markup h1.post-title, div.post-text-container, article:published_time:
ahmedsalem92/media-Observer-work. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alroya(NewsSpider):
    name = "alroya"
    country = "OM"
    zone = "Asia/Muscat"
    domains = ("alroya.om",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
