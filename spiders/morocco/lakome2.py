"""Lakome2 (لكم), Arabic news site. WordPress, by its addresses.

Feed: public lists of feeds. Addresses /category/art/ and /reportage/208501/: public code. No markup of an article was
seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Lakome2(NewsSpider):
    name = "lakome2"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("lakome2.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
