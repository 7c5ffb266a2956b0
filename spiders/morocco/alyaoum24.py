"""Alyaoum24 (اليوم 24), Arabic news site. WordPress.

Feed: public lists of feeds. Markup: seifoueddine/monitorDZ-API and a public seeder (div.infoSingle h1,
div.post_content p, span.timePost). The CMS by the class wp-post-image in the latter.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Alyaoum24(NewsSpider):
    name = "alyaoum24"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("alyaoum24.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
