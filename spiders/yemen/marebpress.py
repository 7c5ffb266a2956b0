"""Marib Press (مأرب برس), news site, in Arabic. PHP of its own.

Feed: named in public code, some of which brings a converter of charsets for it. Articles are
/news_details.php?lang=arabic&sid=<number>, body .details. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Marebpress(NewsSpider):
    name = "marebpress"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("marebpress.net",)
    sources = (Feed("/news_rss.php?lang=arabic&top=2"), Sitemap(), Sections())
    proven = "markup only"
