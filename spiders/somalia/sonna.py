"""SONNA (وكالة الأنباء الصومالية), Arabic pages of the state news agency. WordPress with a tagDiv theme.

Feed: a public list of feeds. Markup: public code (h1.tdb-title-text, div.tdb-block-inner > p, time.entry-date). Trap:
Somali and English on the same host, so only /ar is asked for.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Sonna(NewsSpider):
    name = "sonna"
    country = "SO"
    zone = "Africa/Mogadishu"
    domains = ("sonna.so",)
    sources = (Feed("/ar/feed/"), Sections(("/ar/",)))
    proven = "markup only"
