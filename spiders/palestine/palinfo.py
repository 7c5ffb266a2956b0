"""Palestinian Information Center (المركز الفلسطيني للإعلام), news site, in Arabic. CMS unknown.

Feed: named in several public lists; its place is that of WordPress. No markup of its pages was seen. Other
languages are on hosts such as english.palinfo.com. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Palinfo(NewsSpider):
    name = "palinfo"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("palinfo.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "unproven"
