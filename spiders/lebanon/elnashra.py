"""El Nashra (النشرة), news site of Beirut, in Arabic. CMS unknown.

Feed: named in several public lists (others have /rss.xml and /rss/news). No markup of its pages was seen. Place,
kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elnashra(NewsSpider):
    name = "elnashra"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("elnashra.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
