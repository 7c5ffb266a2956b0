"""Al Khaleej (الخليج), daily of Sharjah, in Arabic. CMS unknown.

Feed: news of the Emirates; answered with 45 items in msultan-code/World-desk (an audit of August 2026) (other
public code has /rssFeed/158 for economy). Old body .content: absunstar/web-share. Place, kind and languages:
general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alkhaleej(NewsSpider):
    name = "alkhaleej"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("alkhaleej.ae",)
    sources = (Feed("/rssFeed/157"), Sitemap(), Sections())
    proven = "markup only"
