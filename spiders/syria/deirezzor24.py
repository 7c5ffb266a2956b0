"""Deir Ezzor 24 (دير الزور 24), local news of Deir ez-Zor, in Arabic. WordPress with the Voice theme.

Markup h2.entry-title, div.entry-content: jclark1913/syria-daily-brief. Feed and REST interface are at WordPress's
usual places, not seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Deirezzor24(NewsSpider):
    name = "deirezzor24"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("deirezzor24.net",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
