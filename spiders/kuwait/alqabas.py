"""Al Qabas (القبس), daily of Kuwait, in Arabic. CMS unknown.

athulkannan2000/Scraper read its JSON interface at api.alqabas.com, which no source here speaks; articles are
/article/<number>. No feed: ideotion/Open-Omniscience (July 2026). Trap: some articles are for subscribers
(isPremium there). Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alqabas(NewsSpider):
    name = "alqabas"
    country = "KW"
    zone = "Asia/Kuwait"
    domains = ("alqabas.com",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
