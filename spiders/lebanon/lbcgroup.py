"""LBCI (إل بي سي آي), television, in Arabic, some in English. ASP.NET.

A recorded page of January 2026 replays. Sitemaps: flairNLP/fundus, which reads the English feed beside them; the
Arabic one is named in a public list. Trap: the body is bare text with line breaks (div.LongDesc), the printed name
of the site is «LBCIV7».
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Lbcgroup(NewsSpider):
    name = "lbcgroup"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("lbcgroup.tv",)
    sources = (Feed("/Rss/latest-news/ar"), Sitemap("/newssitemap.xml"), Sitemap("/sitemap.xml"), Sections())
    proven = "recorded page"
