"""Ma'an (وكالة معا الإخبارية), news agency of Bethlehem, in Arabic. CMS unknown.

The site refused crawlers (403) in msultan-code/World-desk (an audit of August 2026) and in
ideotion/Open-Omniscience (July 2026), and no feed that answered is known. Old markup h1.title, div.stamp and a div
of class Body, then at /Content.aspx?id=<number>: a public spider of the years of Python 2. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Maannews(NewsSpider):
    name = "maannews"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("maannews.net",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
