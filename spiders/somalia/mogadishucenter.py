"""Mogadishu Center (مركز مقديشو للبحوث والدراسات), Arabic studies and news. WordPress, by its addresses.

An address of an article (/2016/06/<headline>/) stands in a public bibliography; the feed is where WordPress has it.
Its Arabic name is from general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Mogadishucenter(NewsSpider):
    name = "mogadishucenter"
    country = "SO"
    zone = "Africa/Mogadishu"
    domains = ("mogadishucenter.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "unproven"
