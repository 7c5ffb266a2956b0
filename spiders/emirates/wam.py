"""Emirates News Agency (وام), the state's news agency, in Arabic under /ar and in many other languages. CMS unknown.

Articles stand under /ar/article/… in public code; a public note says that a body was drawn by JavaScript. Public
lists differ on feeds. Old body .thePost: absunstar/web-share. No sitemap is asked, it would name all languages.
Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections
from newsbot.spider import NewsSpider


class Wam(NewsSpider):
    name = "wam"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("wam.ae",)
    sources = (Sections(("/ar",)),)
    proven = "markup only"
