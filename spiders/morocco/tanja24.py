"""Tanja24 (طنجة 24), Arabic news site of Tangier. WordPress with the Publisher theme, by its markup.

Feed: public lists of feeds. Markup: a public seeder (.single-post-title, .entry-content > p, .post-published > b).
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Tanja24(NewsSpider):
    name = "tanja24"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("tanja24.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
