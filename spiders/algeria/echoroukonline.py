"""Echorouk Online (الشروق أونلاين), Arabic daily. WordPress with a theme of its own.

Feed: many public lists of feeds. Markup: seifoueddine/monitorDZ-API (h1.ech-sgmn__title, div.ech-artx, article time).
Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Echoroukonline(NewsSpider):
    name = "echoroukonline"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("echoroukonline.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
