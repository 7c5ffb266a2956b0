"""Al Bayan (البيان), daily of Dubai, in Arabic. CMS unknown.

A recorded page of June 2020 replays (body #articledetails p, as in absunstar/web-share). It links to
/rss-7.1835693, a page about feeds; paths of feeds differ among public lists. Traps: time.published without a colon
in +0400, an author that is a place and the paper. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Albayan(NewsSpider):
    name = "albayan"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("albayan.ae",)
    sources = (Sitemap(), Sections())
    proven = "recorded page"
