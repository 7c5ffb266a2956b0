"""Ma'an (وكالة معا الإخبارية), news agency of Bethlehem, in Arabic. CMS unknown.

The site refused crawlers (403) in msultan-code/World-desk (an audit of August 2026) and in
ideotion/Open-Omniscience (July 2026). No feed that answered is known, no markup of its pages was seen. Place and
kind: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Maannews(NewsSpider):
    name = "maannews"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("maannews.net",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
