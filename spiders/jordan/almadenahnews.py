"""Al Madenah News (المدينة نيوز), news site, in Arabic. CMS unknown.

Markup of a page of 2020, as described in notes: h1, div.main_article_body, div.article_created «تم نشره الجمعة 24
نيسان / أبريل 2020 09:22 مساءً». An old front page (silverfoxy/JSCryptoMinerStudy) names شركة قنوات البث الأردنية as
publisher.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Almadenahnews(NewsSpider):
    name = "almadenahnews"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("almadenahnews.com",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
