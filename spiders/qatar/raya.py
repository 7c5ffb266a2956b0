"""Al Raya (الراية), daily of Doha, in Arabic. CMS unknown.

Articles are /<year>/<month>/<day>/<words> in public code, a form of WordPress, but no feed was there:
ideotion/Open-Omniscience (July 2026). No markup of its pages was seen. Place, kind and languages: general
knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Raya(NewsSpider):
    name = "raya"
    country = "QA"
    zone = "Asia/Qatar"
    domains = ("raya.com",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
