"""Veto (بوابة فيتو), Arabic news site of a weekly. ASP.NET, by its addresses.

Feed: public lists and programs; others name feeds by section (/RSS/39). Kind: general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Vetogate(NewsSpider):
    name = "vetogate"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("vetogate.com",)
    sources = (Feed("/rss.aspx"), Sitemap(), Sections())
    proven = "unproven"
