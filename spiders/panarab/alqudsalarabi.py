"""Al-Quds Al-Arabi (القدس العربي), daily of London, in Arabic. WordPress.

Feed: named in many public lists, one of which says that it carries full texts. WordPress: pictures of 2024 in
/wp-content/uploads; an old front page had the tagDiv Newspaper theme (silverfoxy/JSCryptoMinerStudy). Place, kind
and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Alqudsalarabi(NewsSpider):
    name = "alqudsalarabi"
    country = "GB"
    zone = "Europe/London"
    domains = ("alquds.co.uk",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
