"""Barlamane (برلمان.كوم), Arabic news site. WordPress.

Feed: public lists of feeds. Markup: a public seeder (.post-content > .title, .content > p, .wp-post-image). Trap: the
French edition has its own WordPress under /fr/.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Barlamane(NewsSpider):
    name = "barlamane"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("barlamane.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
