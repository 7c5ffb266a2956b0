"""Al Watan (الوطن), daily of Doha, in Arabic. CMS unknown.

Feed: read by a public news collector for Qatar, age unknown. No markup of its pages was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alwatanqatar(NewsSpider):
    name = "alwatanqatar"
    country = "QA"
    zone = "Asia/Qatar"
    domains = ("al-watan.com",)
    sources = (Feed("/rssFeed/0"), Sitemap(), Sections())
    proven = "unproven"
