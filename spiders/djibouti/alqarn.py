"""Al-Qarn (القرن), Arabic newspaper of Djibouti. CMS unknown.

The domain stands in public lists of newspapers, which name no feed. Its language and Arabic name are from general
knowledge. No markup was seen.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alqarn(NewsSpider):
    name = "alqarn"
    country = "DJ"
    zone = "Africa/Djibouti"
    domains = ("alqarn.dj",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
