"""Al Bilad (البلاد), daily of Jeddah, in Arabic. CMS unknown.

Feed: answered at /feed in a public list checked in February 2026, the place where WordPress has it. No markup of
its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Albiladdaily(NewsSpider):
    name = "albiladdaily"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("albiladdaily.com",)
    sources = (Feed("/feed"), Sitemap(), Sections())
    proven = "unproven"
