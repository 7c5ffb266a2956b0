"""Assabeel (السبيل), newspaper of Amman, in Arabic. CMS unknown.

Of a feed no more than guesses is known. Old markup div.NewsDetailsPage h1, article, span.date:
CaptainBoerjie/YaleBigData. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Assabeel(NewsSpider):
    name = "assabeel"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("assabeel.net",)
    sources = (Sitemap(), Sections())
    proven = "markup only"
