"""Al-Wafd (الوفد), Arabic party daily. CMS unknown.

Feed: public lists, as /rss or /rss.aspx. Markup: YaleBigData (h1[itemprop=headline], div.details,
span.date.date-time.rtl). Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alwafd(NewsSpider):
    name = "alwafd"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("alwafd.news",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
