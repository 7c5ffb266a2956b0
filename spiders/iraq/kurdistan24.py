"""Kurdistan 24 (كوردستان 24), television of Erbil, in Arabic under /ar, and in Kurdish and English. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. No sitemap is asked, it would name all
languages. No markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Kurdistan24(NewsSpider):
    name = "kurdistan24"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("kurdistan24.net",)
    sources = (Feed("/ar/rss.xml"), Sections(("/ar",)))
    proven = "unproven"
