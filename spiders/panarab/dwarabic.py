"""DW Arabic (دويتشه فيله عربية), public broadcaster of Bonn and Berlin, in Arabic under /ar of dw.com. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. No sitemap is asked, it would name all
languages. No markup of its pages was seen. Place, kind and languages: general knowledge. What clock its pages print
wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Dwarabic(NewsSpider):
    name = "dwarabic"
    country = "DE"
    zone = "Europe/Berlin"
    domains = ("dw.com", "rss.dw.com")
    sources = (Feed("https://rss.dw.com/xml/rss-ar-all"), Sections(("/ar",)))
    proven = "unproven"
