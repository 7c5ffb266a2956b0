"""Gomhuria Online (الجمهورية أون لاين), Arabic site of a state daily. CMS unknown.

Addresses (/Gomhuria/<number>.html), markup (several div.DetialsNews make up one text) and its many boxes within the
text: nhahub/NHA-015. No feed is named. Kind: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Gomhuriaonline(NewsSpider):
    name = "gomhuriaonline"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("gomhuriaonline.com",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
