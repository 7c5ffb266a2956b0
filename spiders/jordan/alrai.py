"""Al Rai (الرأي), daily of Amman, in Arabic. CMS unknown.

Feed: named in public lists (others have /rss). Old markup div.title-2, div.articleBody, div.schedule-i:
CaptainBoerjie/YaleBigData. Not Al Rai of Kuwait. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alrai(NewsSpider):
    name = "alrai"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("alrai.com",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "markup only"
