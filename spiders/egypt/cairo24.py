"""Cairo 24 (القاهرة 24), Arabic news site. CMS unknown.

Feed: many public lists. Addresses of articles are a number alone (/2494284), sections /section/167/Economy: public
code. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Cairo24(NewsSpider):
    name = "cairo24"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("cairo24.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "unproven"
