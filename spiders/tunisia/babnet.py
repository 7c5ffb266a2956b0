"""Babnet (باب نات), Arabic news site. CMS unknown.

Feed: many public lists of feeds. Addresses of articles (rttdetail-<number>.asp, cadredetail-<number>.asp) and the
listing (div.block.category-listing): public code. Arabic name: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Babnet(NewsSpider):
    name = "babnet"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("babnet.net",)
    sources = (Feed("/feed.php"), Sitemap(), Sections())
    proven = "markup only"
