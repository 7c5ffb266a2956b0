"""France 24 (فرانس 24), public television of Paris, in Arabic under /ar. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. Old bodies .t-content__body and article in
public code. No sitemap is asked, it would name all languages. Place, kind and languages: general knowledge. What
clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class France24(NewsSpider):
    name = "france24"
    country = "FR"
    zone = "Europe/Paris"
    domains = ("france24.com",)
    sources = (Feed("/ar/rss"), Sections(("/ar/",)))
    proven = "markup only"
