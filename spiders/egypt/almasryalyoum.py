"""Al-Masry Al-Youm (المصري اليوم), Arabic daily. CMS unknown.

Feed: many public lists of feeds, as /rss/rssfeed or /rss/rssfeeds. Markup: YaleBigData (h1.tit_2, div#NewsStory p).
Trap: absunstar/web-share reads it by a browser only. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Almasryalyoum(NewsSpider):
    name = "almasryalyoum"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("almasryalyoum.com",)
    sources = (Feed("/rss/rssfeed"), Sitemap(), Sections())
    proven = "markup only"
