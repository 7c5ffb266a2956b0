"""Dunia Al Watan (دنيا الوطن), news site of Gaza, in Arabic. CMS unknown.

Feed: news of Palestine, in code of an old public app; none was found in ideotion/Open-Omniscience (July 2026).
Articles are /arabic/news/<year>/<month>/<day>/<number>.html. No markup of its articles was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alwatanvoice(NewsSpider):
    name = "alwatanvoice"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("alwatanvoice.com", "feeds.alwatanvoice.com")
    sources = (Feed("https://feeds.alwatanvoice.com/ar/palestine.xml"), Sitemap(), Sections(("/arabic/index.html",)))
    proven = "unproven"
