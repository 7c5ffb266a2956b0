"""Hadramout Net (حضرموت نت), collector of other sites' news, in Arabic. WordPress 6.5 with the Jannah theme.

A recorded page of July 2024 replays. REST interface: named in its head. Traps: the canonical address is that of the
site copied from, and the byline names that site (.post-source).
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Hadramoutnet(NewsSpider):
    name = "hadramoutnet"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("7adramout.net",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "recorded page"
