"""Syria TV (تلفزيون سوريا), television, in Arabic. CMS unknown.

Feed: named in several public lists, one of March 2026 that calls it tried. No markup of its pages was seen. Edited
in Istanbul until 2025. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Syriatv(NewsSpider):
    name = "syriatv"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("syria.tv",)
    sources = (Feed("/feed"), Sitemap(), Sections())
    proven = "unproven"
