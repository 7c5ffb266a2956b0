"""Enab Baladi (عنب بلدي), independent newspaper, in Arabic. WordPress by its addresses.

Feed: named in many public lists; the site refused a crawler (403) in ideotion/Open-Omniscience (July 2026). Body
div.content-article, article:published_time: jclark1913/syria-daily-brief, which reads
/archives/category/<section>/page/<number>. english.enabbaladi.net is its English edition. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Enabbaladi(NewsSpider):
    name = "enabbaladi"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("enabbaladi.net",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
