"""Alnilin (النيلين), Arabic news site. WordPress.

Feed: public lists of feeds. REST open for posts, some 550,000 of them, and for comments: a public survey of Sudanese
sites of August 2026. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Alnilin(NewsSpider):
    name = "alnilin"
    country = "SD"
    zone = "Africa/Khartoum"
    domains = ("alnilin.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
