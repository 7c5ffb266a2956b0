"""RT Arabic (آر تي عربي), state television of Moscow, in Arabic. CMS unknown.

Feed: named in many public lists. Old body .article .text: absunstar/web-share. A public list has rtarabic.com as
well. Shut out in the European Union. Place, kind and languages: general knowledge. What clock its pages print
wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Rtarabic(NewsSpider):
    name = "rtarabic"
    country = "RU"
    zone = "Europe/Moscow"
    domains = ("arabic.rt.com",)
    sources = (Feed("/rss/"), Sitemap(), Sections())
    proven = "markup only"
