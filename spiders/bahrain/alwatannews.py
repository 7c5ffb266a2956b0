"""Al Watan (الوطن), daily of Bahrain, in Arabic. CMS unknown.

The site refused a crawler (403) in ideotion/Open-Omniscience (July 2026), and other public code counts it among
those behind Cloudflare. No markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alwatannews(NewsSpider):
    name = "alwatannews"
    country = "BH"
    zone = "Asia/Bahrain"
    domains = ("alwatannews.net",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
