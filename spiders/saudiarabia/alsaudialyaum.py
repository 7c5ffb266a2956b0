"""Al Saudi Al Yaum (السعودي اليوم), news site, in Arabic. CMS unknown.

A recorded page of July 2024 replays: section and writer are printed, its times have +03:00.
ahmedsalem92/media-Observer-work read a sitemap of the site; of a feed nothing is known. Trap: «اقرأ ايضا» links
between paragraphs.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Alsaudialyaum(NewsSpider):
    name = "alsaudialyaum"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("alsaudialyaum.com",)
    sources = (Sitemap(), Sections())
    proven = "recorded page"
