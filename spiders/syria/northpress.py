"""North Press (نورث برس), news agency of north-eastern Syria, in Arabic, and in English under /en. CMS unknown.

Feed: named in a public list; its place is that of WordPress. No markup of its pages was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Northpress(NewsSpider):
    name = "northpress"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("npasyria.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
