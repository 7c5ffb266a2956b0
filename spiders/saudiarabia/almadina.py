"""Al Madina (المدينة), daily of Jeddah, in Arabic. CMS unknown.

Feed: answered with 45 items in msultan-code/World-desk (an audit of August 2026), and in a public list checked in
February 2026. Old markup h1.article-title, .article-body, .article-date: asas-lab/web_scraping. Place, kind and
languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Almadina(NewsSpider):
    name = "almadina"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("al-madina.com",)
    sources = (Feed("/rssFeed/193"), Sitemap(), Sections())
    proven = "markup only"
