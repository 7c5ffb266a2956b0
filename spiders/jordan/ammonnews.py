"""Ammon (عمون), news site of Amman, in Arabic. CMS unknown.

Front page: gave headlines in msultan-code/World-desk (an audit of August 2026) and in a public audit of feeds of
October 2026; no feed: ideotion/Open-Omniscience (July 2026). No markup of its articles was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Ammonnews(NewsSpider):
    name = "ammonnews"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("ammonnews.net",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
