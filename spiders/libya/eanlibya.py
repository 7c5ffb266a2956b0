"""Ean Libya (عين ليبيا), Arabic news site. WordPress, by its addresses.

Feed: public lists of feeds. Search by ?s= and /category/news/: public code. Trap: it also has a page of exchange rates
that changes all day (/exchangerate/). No markup of an article was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Eanlibya(NewsSpider):
    name = "eanlibya"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("eanlibya.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
