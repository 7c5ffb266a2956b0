"""Ahram Gate (بوابة الأهرام), Arabic site of the state press house. ASP.NET, by its addresses.

Markup and sections (/Portal/13/…): nhahub/NHA-015 (div#innerArticleContainer p). Articles: /News/<number>.aspx. Feed:
two public programs, one of which calls it that of accidents; lists name others (/NewsRss.aspx, /rss). Trap: a consent
box in English within the page. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Ahram(NewsSpider):
    name = "ahram"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("gate.ahram.org.eg",)
    sources = (Feed("/Rss/50/LatestNews.aspx"), Sitemap(), Sections())
    proven = "markup only"
