"""SUNA (وكالة السودان للأنباء), Arabic pages of the state news agency. CMS unknown.

Addresses /read?id=<number> and listings (div.news-list-item): public code, the latter for the English pages. Lists
disagree on a feed, so none is asked for. No markup of an article was seen.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Suna(NewsSpider):
    name = "suna"
    country = "SD"
    zone = "Africa/Khartoum"
    domains = ("suna-sd.net",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
