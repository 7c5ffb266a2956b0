"""Al Anba (الأنباء), daily of Kuwait, in Arabic. CMS unknown.

Feed: news of Kuwait; answered with 42 items in msultan-code/World-desk (an audit of August 2026). Old markup
#dvOrgArticle h1, #maincontent p, div.post_date: athulkannan2000/Scraper. Place, kind and languages: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alanba(NewsSpider):
    name = "alanba"
    country = "KW"
    zone = "Asia/Kuwait"
    domains = ("alanba.com.kw",)
    sources = (Feed("/rss/kuwait-news"), Sitemap(), Sections())
    proven = "markup only"
