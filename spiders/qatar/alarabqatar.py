"""Al Arab (العرب), daily of Doha, in Arabic. CMS unknown.

Feed: answered with 30 items in msultan-code/World-desk (an audit of August 2026). Articles are
/article/<day>/<month>/<year>/<words>. No markup of its pages was seen. Not Al Arab of London. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alarabqatar(NewsSpider):
    name = "alarabqatar"
    country = "QA"
    zone = "Asia/Qatar"
    domains = ("alarab.qa",)
    sources = (Feed("/rss/latestNews"), Sitemap(), Sections())
    proven = "unproven"
