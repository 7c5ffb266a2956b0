"""Dzair Tube (دزاير توب), Arabic news site. WordPress.

Feed: public lists of feeds. CMS, sections (/economie/ with a.next.page-numbers) and a byline behind «بقلم:» in the
text: a public spider of 2026. Trap: English articles under /en/ on the same host.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Dzairtube(NewsSpider):
    name = "dzairtube"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("dzair-tube.dz",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
