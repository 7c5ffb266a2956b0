"""Ennahar Online (النهار أونلاين), Arabic news site of a daily and a television channel. WordPress.

Feed: many public lists of feeds; the CMS by its addresses (/category/ in public code). Kind: general knowledge. No
markup was seen but for a guess in one list (.entry-content).
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Ennaharonline(NewsSpider):
    name = "ennaharonline"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("ennaharonline.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
