"""National News Agency (الوكالة الوطنية للإعلام), the state's news agency, in Arabic under /ar. CMS unknown.

Feed: named in several public lists. A public project reads a JSON interface at backend.nna-leb.gov.lb beside it. No
markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Nna(NewsSpider):
    name = "nna"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("nna-leb.gov.lb",)
    sources = (Feed("/ar/rss"), Sections(("/ar/latest-news",)))
    proven = "unproven"
