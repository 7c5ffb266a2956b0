"""Al Ittihad (الاتحاد), daily of Abu Dhabi, in Arabic. CMS unknown.

Both hosts stand in public code, aletihad.ae in the newer. No feed: what answers isn't XML
(ideotion/Open-Omniscience (July 2026)). Old body .art-text: absunstar/web-share. en.aletihad.ae is its English
edition. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alittihad(NewsSpider):
    name = "alittihad"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("aletihad.ae", "alittihad.ae")
    sources = (Sitemap(), Sections())
    proven = "markup only"
