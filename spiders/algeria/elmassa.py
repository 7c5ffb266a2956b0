"""El Massa (المساء), Arabic state daily. CMS unknown.

Feed: a public list of feeds; another list has elmassa.com. Kind: general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elmassa(NewsSpider):
    name = "elmassa"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("el-massa.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
