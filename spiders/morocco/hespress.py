"""Hespress (هسبريس), Arabic news site. WordPress.

Feed: many public lists of feeds. Markup: several scrapers (h1.post-title, div.article-content p, .date-post) and
fivefilters/ftr-site-config. Traps: Moroccan month names (يوليوز, غشت) with comma; French and English editions on the
hosts fr. and en.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Hespress(NewsSpider):
    name = "hespress"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("hespress.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
