"""Youm7 (اليوم السابع), Arabic daily. CMS unknown.

Recorded page of 2020: /story/<year>/<month>/<day>/<headline>/<number>, body in div#articleBody, byline in span.writeBy
(«كتب», «كتبت»). Feeds by section: many public lists; 65 is named for the whole paper or for politics. Its page
/rss/rss only lists them. Trap: its stamps are Cairo time marked as UTC, as the printed time shows. Kind: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Youm7(NewsSpider):
    name = "youm7"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("youm7.com",)
    sources = (Feed("/rss/SectionRss?SectionID=65"), Sitemap(), Sections())
    proven = "recorded page"
