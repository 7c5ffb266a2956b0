"""Sudanile (سودانايل), Arabic news and opinion site. WordPress.

Feed: a public list of feeds. REST open, 142,731 posts and no comments: a public survey of Sudanese sites of August
2026. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Sudanile(NewsSpider):
    name = "sudanile"
    country = "SD"
    zone = "Africa/Khartoum"
    domains = ("sudanile.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
