"""Al Ghad (الغد), daily of Amman, in Arabic. WordPress until 2021 at least.

Feed: named in many public lists; the site refused a crawler (403) in ideotion/Open-Omniscience (July 2026).
Pictures stood in /wp-content/uploads until 2021, and legacy.alghad.com tells of a change since. No markup of its
pages was seen. Not Al Ghad television. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alghad(NewsSpider):
    name = "alghad"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("alghad.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
