"""Al Rai (الراي), daily of Kuwait, in Arabic. CMS unknown.

Feed: named in public lists. Front page: gave headlines in a public audit of feeds of October 2026, only four in
msultan-code/World-desk (an audit of August 2026), which calls it driven by JavaScript. Old markup .article-title,
.article-desc p, .article-date and .article-time: athulkannan2000/Scraper. Not Al Rai of Jordan. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alraimedia(NewsSpider):
    name = "alraimedia"
    country = "KW"
    zone = "Asia/Kuwait"
    domains = ("alraimedia.com",)
    sources = (Feed("/rssFeed/1"), Sitemap(), Sections())
    proven = "markup only"
