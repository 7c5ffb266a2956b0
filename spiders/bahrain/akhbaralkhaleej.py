"""Akhbar Al Khaleej (أخبار الخليج), daily of Manama, in Arabic. CMS unknown.

Public code reads its printed pages (PDF on media.akhbar-alkhaleej.com) alone; public lists differ on feeds. No
markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Akhbaralkhaleej(NewsSpider):
    name = "akhbaralkhaleej"
    country = "BH"
    zone = "Asia/Bahrain"
    domains = ("akhbar-alkhaleej.com",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
