"""SANA (سانا), the state's news agency, in Arabic and other languages. WordPress, with the Sahifa theme then.

Feed: named in several public lists, one of March 2026. Markup div.entry > p, span.tie-date (2023-05-01):
jclark1913/syria-daily-brief. Trap: other languages stand under /en and others. Place, kind and languages: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Sana(NewsSpider):
    name = "sana"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("sana.sy",)
    sources = (Feed("/?feed=rss2"), WordPress(), Sitemap(), Sections())
    proven = "markup only"
