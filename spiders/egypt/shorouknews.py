"""Al-Shorouk (الشروق), Arabic daily. CMS unknown.

Feed: public lists of feeds, which also name one for each section (/egypt/rss, /Economy/rss). Markup:
absunstar/web-share (.innerNews). Not to be confused with the papers of that name in Algeria and Tunisia. Kind: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Shorouknews(NewsSpider):
    name = "shorouknews"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("shorouknews.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
