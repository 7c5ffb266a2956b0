"""Jawhara FM (جوهرة أف أم), Arabic news of a private radio. CMS unknown.

Feeds: public code that reads three of them by section (/1, /2, /4). Sections under /ar/articles/: public code. Trap:
French under /fr/, so only /ar is asked for. Kind: general knowledge. No markup of an article was seen.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Jawharafm(NewsSpider):
    name = "jawharafm"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("jawharafm.net",)
    sources = (Feed("/ar/rss/showRss/88/1/1"), Feed("/ar/rss/showRss/88/1/2"), Sections(("/ar/",)))
    proven = "unproven"
