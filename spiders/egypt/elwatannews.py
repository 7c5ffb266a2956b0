"""El Watan (الوطن), Arabic daily. CMS unknown.

Feed: public lists, the newer ones with /home/rss, older ones with /home/rssfeeds. Addresses /news/details/<number>:
public documents. Kind: general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elwatannews(NewsSpider):
    name = "elwatannews"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("elwatannews.com",)
    sources = (Feed("/home/rss"), Sitemap(), Sections())
    proven = "unproven"
