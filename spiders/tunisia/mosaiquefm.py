"""Mosaïque FM (موزاييك), Arabic news of a private radio. CMS unknown.

Feed: public lists of feeds. Listing /ar/actualites/<page> with section.homeNews2 div.item h3: public code. It also has
an interface of its own (api.mosaiquefm.net). Trap: French under /fr, so only /ar is asked for. Kind and Arabic name:
general knowledge.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Mosaiquefm(NewsSpider):
    name = "mosaiquefm"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("mosaiquefm.net",)
    sources = (Feed("/ar/rss"), Sections(("/ar/actualites/",)))
    proven = "markup only"
