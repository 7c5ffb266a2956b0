"""Sabq (سبق), online newspaper of Riyadh, in Arabic. CMS unknown.

Feed: gave headlines in a public audit of feeds of October 2026. Trap: article pages needed a browser in
absunstar/web-share (old body #dev-content), so bodies may come out empty. Place, kind and languages: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Sabq(NewsSpider):
    name = "sabq"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("sabq.org",)
    sources = (Feed("/api/rss/articles"), Sitemap(), Sections())
    proven = "markup only"
