"""Mawqi 24 (موقع 24), news site of Abu Dhabi, in Arabic. CMS unknown.

Feed: named in a public list. Old bodies article (absunstar/web-share) and #Divkhabarcontent (ftr-site-config).
Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Uae24(NewsSpider):
    name = "uae24"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("24.ae",)
    sources = (Feed("/rss.aspx"), Sitemap(), Sections())
    proven = "markup only"
