"""Shafaq News (شفق نيوز), news agency of Baghdad, in Arabic under /ar, and in English and Kurdish. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026; many older lists have /ar/rss. No sitemap is
asked, it would name all languages. No markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Shafaq(NewsSpider):
    name = "shafaq"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("shafaq.com",)
    sources = (Feed("/rss/ar"), Sections(("/ar",)))
    proven = "unproven"
