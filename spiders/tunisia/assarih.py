"""Assarih (الصريح), Arabic news site of a daily. WordPress.

Listing (/category/<name>/page/<n>, div.content-inner div.p-wrap a.p-flink): public code. The feed is where WordPress
has it; no list names it. Kind and Arabic name: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Assarih(NewsSpider):
    name = "assarih"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("assarih.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
