"""Saudi Press Agency (واس), the state's news agency, in Arabic and other languages. CMS unknown.

No feed that answered is known; a public list checked in February 2026 found articles by its sitemap alone, which
may name other languages too. No markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Spa(NewsSpider):
    name = "spa"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("spa.gov.sa",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
