"""Anadolu Agency (وكالة الأناضول), Turkish state agency of Ankara, in Arabic under /ar. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. No sitemap is asked, it would name all
languages. No markup of its pages was seen. Place, kind and languages: general knowledge. What clock its pages print
wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Anadoluarabic(NewsSpider):
    name = "anadoluarabic"
    country = "TR"
    zone = "Europe/Istanbul"
    domains = ("aa.com.tr",)
    sources = (Feed("/ar/rss/default?cat=guncel"), Sections(("/ar",)))
    proven = "unproven"
