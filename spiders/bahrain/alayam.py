"""Al Ayam (الأيام), daily of Manama, in Arabic. CMS unknown.

Front page: gave headlines in a public audit of feeds of October 2026; refused a crawler (403) in
ideotion/Open-Omniscience (July 2026). Old markup h1[itemprop=headline], #readerText, span.datetimefull:
CaptainBoerjie/YaleBigData. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alayam(NewsSpider):
    name = "alayam"
    country = "BH"
    zone = "Asia/Bahrain"
    domains = ("alayam.com",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
