"""Almaghreb24 (المغرب 24), Arabic news site. WordPress with the Jannah theme.

Markup: seifoueddine/monitorDZ-API (div.entry-header h1.post-title.entry-title, div.entry-content.entry.clearfix p,
span.meta-author a). The feed is where WordPress has it; no list names it.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Almaghreb24(NewsSpider):
    name = "almaghreb24"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("almaghreb24.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
