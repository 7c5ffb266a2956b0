"""Al Quds (القدس), daily of Jerusalem, in Arabic. WordPress in 2021.

Feed: named in several public lists. A picture of 2021 stood in /wp-content/uploads. No markup of its pages was
seen. Not Al Quds Al Arabi of London. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alqudspalestine(NewsSpider):
    name = "alqudspalestine"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("alquds.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
