"""Al Mawqea Post (الموقع بوست), news site, in Arabic. CMS unknown.

Articles are /news/<number>; body div.description: rules for PicoFeed and other public code. Of a feed nothing is
known. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Almawqeapost(NewsSpider):
    name = "almawqeapost"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("almawqeapost.net",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
