"""Oman (عمان), daily of Muscat, in Arabic. CMS unknown.

Front page: gave headlines in a public audit of feeds of October 2026; no feed: ideotion/Open-Omniscience (July
2026). A public Scrapy project of 2026 reads /morearticles/<section>, further pages ?pgno=2 …; articles are
/<section>/na/<words>, titles end with the brand stated here. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Omandaily(NewsSpider):
    name = "omandaily"
    country = "OM"
    zone = "Asia/Muscat"
    domains = ("omandaily.om",)
    sources = (Sitemap(), Sections())
    brand = "الموقع الرسمي لجريدة عمان"
    proven = "unproven"
