"""Sawt Beirut International (صوت بيروت إنترناشونال), news site, in Arabic. WordPress.

Markup h1.single-title, div.single-description up to the share block, datePublished:
ahmedsalem92/media-Observer-work (July 2024), which needed a browser. The visible date is relative. Feed and REST
interface are at WordPress's usual places, not seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Sawtbeirut(NewsSpider):
    name = "sawtbeirut"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("sawtbeirut.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
