"""Al Jazeera (الجزيرة نت), television of Doha, in Arabic. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. Old bodies #main-content-area .container__inner
> div and .wysiwyg--all-content: absunstar/web-share and others. Its English site is another, aljazeera.com. Place,
kind and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Aljazeera(NewsSpider):
    name = "aljazeera"
    country = "QA"
    zone = "Asia/Qatar"
    domains = ("aljazeera.net",)
    sources = (
        Feed("/aljazeerarss/a7c186be-1baa-4bd4-9d80-a84db769f779/73d0e1b4-532f-45ef-b135-bfdff8b8cab9"),
        Sitemap(),
        Sections(),
    )
    proven = "markup only"
