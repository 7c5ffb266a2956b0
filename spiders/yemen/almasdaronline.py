"""Al Masdar Online (المصدر أونلاين), news site, in Arabic. CMS unknown.

Feed: named in several public lists; its entries had no dates in ideotion/Open-Omniscience (July 2026). No markup of
its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Almasdaronline(NewsSpider):
    name = "almasdaronline"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("almasdaronline.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
