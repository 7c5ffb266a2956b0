"""Arabi21 (عربي21), news site of London, in Arabic. CMS unknown.

Feed: named in several public lists (others have /rss.xml and /Rss/SectionNewsRss?id=316). No markup of its pages
was seen. Place, kind and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of
its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Arabi21(NewsSpider):
    name = "arabi21"
    country = "GB"
    zone = "Europe/London"
    domains = ("arabi21.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
