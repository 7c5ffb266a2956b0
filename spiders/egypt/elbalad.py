"""Sada El-Balad (صدى البلد), Arabic news site. ASP.NET, by its addresses.

Feed: many public lists and programs. Addresses of articles are a number alone (/6526606). No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elbalad(NewsSpider):
    name = "elbalad"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("elbalad.news",)
    sources = (Feed("/rss.aspx"), Sitemap(), Sections())
    proven = "unproven"
