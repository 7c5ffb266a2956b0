"""Al Riyadh (الرياض), daily of Riyadh, in Arabic. CMS unknown.

No feed that answered is known: /rss failed in a public list checked in February 2026 (TLS). Old markup
.article-title h2, .article-text p, .article-time time, p.author: asas-lab/web_scraping, and #article-view:
ftr-site-config. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alriyadh(NewsSpider):
    name = "alriyadh"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("alriyadh.com",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
