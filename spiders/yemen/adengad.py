"""Aden Al Ghad (عدن الغد), newspaper of Aden, in Arabic. CMS unknown.

Feed: named in a public list (others have adngad.net and adenalghad.net). Body .contnews: public code that reads
Yemeni sites, age unknown. Place and kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Adengad(NewsSpider):
    name = "adengad"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("adengad.net",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
