"""El Heddaf (الهداف), Arabic sports daily. CMS unknown.

Feed: public lists of feeds. YaleBigData's code has selectors for elhaddaf.com (div#post_core p, div.post_bare
span.time), which may be an older site of the same paper and isn't counted as its own. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elheddaf(NewsSpider):
    name = "elheddaf"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("elheddaf.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
