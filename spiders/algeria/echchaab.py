"""Ech-Chaab (الشعب), Arabic state daily. CMS unknown.

Feed: a public list of feeds. Older code names /echaab/ as start page. Kind: general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Echchaab(NewsSpider):
    name = "echchaab"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("ech-chaab.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
