"""Tech 2030 (تقنيات وحلول), technology news, in Arabic. WordPress 6.6 with the Jannah theme.

A recorded page of November 2023 replays. Feed and REST interface: named in its head, without permalinks (?p=1424).
Times are in UTC. That it is Saudi is concluded from what it writes about, the page doesn't say so. The byline is a
desk.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Tech2030(NewsSpider):
    name = "tech2030"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("tech2030.net",)
    sources = (Feed("/?feed=rss2"), WordPress("/index.php?rest_route=/wp/v2/"), Sitemap(), Sections())
    proven = "recorded page"
