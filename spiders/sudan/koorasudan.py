"""Koora Sudan (كورة سودانية), Arabic sports news. WordPress.

REST open, 130,484 posts, and a robots.txt that allows everything: a public survey of Sudanese sites of August 2026.
The feed is where WordPress has it; no list names it. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Koorasudan(NewsSpider):
    name = "koorasudan"
    country = "SD"
    zone = "Africa/Khartoum"
    domains = ("koorasudan.net",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
