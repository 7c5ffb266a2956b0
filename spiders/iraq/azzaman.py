"""Azzaman (الزمان), daily of Baghdad and London, in Arabic. WordPress with a tagDiv theme then.

Markup h1.entry-title, div.td-post-content p, time.entry-date, which is tagDiv's: CaptainBoerjie/YaleBigData. Feed
and REST interface are at WordPress's usual places, not seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Azzaman(NewsSpider):
    name = "azzaman"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("azzaman.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
