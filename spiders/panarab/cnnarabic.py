"""CNN Arabic (سي إن إن بالعربية), news site edited in Dubai, in Arabic. CMS unknown.

A recorded page of August 2013 replays: its markup (div.cnn_strycntntrgt) is older than the site of today, whose
body was article in absunstar/web-share. Feed: named in many public lists. Old pages print GMT+0400. That it is
edited in Dubai is general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Cnnarabic(NewsSpider):
    name = "cnnarabic"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("arabic.cnn.com",)
    sources = (Feed("/api/v1/rss/rss.xml"), Sitemap(), Sections())
    proven = "recorded page"
