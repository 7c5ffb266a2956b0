"""Al Bilad (البلاد), daily of Manama, in Arabic. CMS unknown.

Front page: gave headlines in a public audit of feeds of October 2026. Articles are
/news/<year>/<issue>/bahrain/<number>.html (links in public code). No markup of its pages was seen. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Albiladpress(NewsSpider):
    name = "albiladpress"
    country = "BH"
    zone = "Asia/Bahrain"
    domains = ("albiladpress.com",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
