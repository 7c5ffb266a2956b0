"""Sama (وكالة سما الإخبارية), news agency of Gaza, in Arabic under /ar. CMS unknown.

The front page under /ar: links in public code. Of a feed no more than a guess is known. No markup of its pages was
seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Samanews(NewsSpider):
    name = "samanews"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("samanews.ps",)
    sources = (Sitemap(), Sections(("/ar/",)))
    proven = "unproven"
