"""Libya 24 (ليبيا 24), Arabic news of a television channel. WordPress, by its addresses.

Feed: public lists of feeds. Sections under /category/news and search by ?s=: public code. Addresses
/<year>/<month>/<day>/<number>/. No markup of an article was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Libya24(NewsSpider):
    name = "libya24"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("libya24.tv",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
