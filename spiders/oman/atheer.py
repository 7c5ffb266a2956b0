"""Atheer (أثير), news site of Muscat, in Arabic. WordPress for its English part at least.

Front page: gave headlines in a public audit of feeds of October 2026; no feed: ideotion/Open-Omniscience (July
2026). Pictures of /en stand in /en/wp-content/. No markup of its pages was seen. Place, kind and languages: general
knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Atheer(NewsSpider):
    name = "atheer"
    country = "OM"
    zone = "Asia/Muscat"
    domains = ("atheer.om",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
