"""Euronews Arabic (يورونيوز), television of Lyon and Brussels, in Arabic. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. No markup of its pages was seen. Place, kind
and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Euronewsarabic(NewsSpider):
    name = "euronewsarabic"
    country = "FR"
    zone = "Europe/Paris"
    domains = ("arabic.euronews.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
