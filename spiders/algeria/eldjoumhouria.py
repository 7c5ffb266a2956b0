"""El Djoumhouria (الجمهورية), Arabic daily of Oran. CMS unknown.

Feed: public lists of feeds. Kind: general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Eldjoumhouria(NewsSpider):
    name = "eldjoumhouria"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("eldjoumhouria.dz",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
