"""Radio Med Tunisie (راديو ماد), Arabic news of a private radio. WordPress with the Jannah theme.

Feed: public lists of feeds. Markup: Wafa475/web-scrape (h1.post-title, div.entry-content.entry.clearfix p,
.the-next-page a). Trap: French articles under /fr/ on the same host. Arabic name: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Radiomedtunisie(NewsSpider):
    name = "radiomedtunisie"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("radiomedtunisie.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
