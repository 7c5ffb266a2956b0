"""Al Jarida (الجريدة), daily of Kuwait, in Arabic. CMS unknown.

Feed: named in a public list. Front page: gave headlines in a public audit of feeds of October 2026. Old markup
div.title h1, section#paragraphs p, li.time span.date, li.writers a.tagname: athulkannan2000/Scraper. Place, kind
and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Aljarida(NewsSpider):
    name = "aljarida"
    country = "KW"
    zone = "Asia/Kuwait"
    domains = ("aljarida.com",)
    sources = (Feed("/rssFeed/1"), Sitemap(), Sections())
    proven = "markup only"
