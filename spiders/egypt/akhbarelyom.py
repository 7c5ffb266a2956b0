"""Akhbar El Yom (أخبار اليوم), Arabic site of the state press house. ASP.NET, by its addresses.

Recorded page of 2020: /news/newdetails/<number>/1/<headline>, body in div.entry-content.HtmlDecode; its
article:published_time is Arabic words. Feed of the first section: two public lists; the page links /RSS/GetSectionRSS.
Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Akhbarelyom(NewsSpider):
    name = "akhbarelyom"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("akhbarelyom.com",)
    sources = (Feed("/RSS/GetSectionNewsRSS/1?SectionID=1"), Sitemap(), Sections())
    proven = "recorded page"
