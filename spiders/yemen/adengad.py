"""Aden Al Ghad (عدن الغد), newspaper of Aden, in Arabic. CMS unknown.

Feed: named in a public list; others have the second host. Body .contnews: public code that reads Yemeni sites, age
unknown. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Adengad(NewsSpider):
    name = "adengad"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("adengad.net", "adenalghad.net")
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
