"""Akhbar Libya (أخبار ليبيا), Arabic news site. The Mubashier CMS.

CMS and markup: YaleBigData (h1.post-title, section.article-content > div, time.post-date[datetime]). Trap of this CMS:
an aside with related links stands before the text within the same section. Arabic name: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Akhbarlibya(NewsSpider):
    name = "akhbarlibya"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("akhbarlibya.net",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
