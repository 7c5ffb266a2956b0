"""LANA (وكالة الأنباء الليبية), Arabic pages of the state news agency. A PHP system of its own.

Addresses post.php?lang=ar&id=<number> with numbers in sequence, also in English: a public survey of Libyan sources.
Lists of feeds disagree (/rss, /feed), so none is asked for. No markup was seen.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Lana(NewsSpider):
    name = "lana"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("lana.gov.ly",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
