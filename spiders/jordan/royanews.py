"""Roya News (رؤيا الإخباري), television of Amman, in Arabic. CMS unknown.

Feed: Atom with 25 entries, of which all were read by a public project on 30 September 2026. Articles are
/news/<number>. No markup of its pages was seen. en.royanews.tv is its English edition. Place, kind and languages:
general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Royanews(NewsSpider):
    name = "royanews"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("royanews.tv",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
