"""Al Mada (المدى), daily of Baghdad, in Arabic. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026; its place is that of WordPress. Old markup
header.article__head h1, div.article__entry p, span.text-en: CaptainBoerjie/YaleBigData. Place, kind and languages:
general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Almada(NewsSpider):
    name = "almada"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("almadapaper.net",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "markup only"
