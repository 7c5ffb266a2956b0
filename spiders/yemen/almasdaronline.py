"""Al Masdar Online (المصدر أونلاين), news site, in Arabic. CMS unknown.

Feed: answered in ideotion/Open-Omniscience (July 2026), with entries without dates. No markup of its pages was
seen. Place, kind and languages: general knowledge.
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
