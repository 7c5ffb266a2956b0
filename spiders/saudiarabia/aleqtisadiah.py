"""Al Eqtisadiah (الاقتصادية), business daily of Riyadh, in Arabic. CMS unknown.

No feed that answered is known; a public list checked in February 2026 found articles by its sitemap alone. No
markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Aleqtisadiah(NewsSpider):
    name = "aleqtisadiah"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("aleqt.com",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
