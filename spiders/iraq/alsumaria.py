"""Alsumaria (السومرية), television of Baghdad, in Arabic. CMS unknown, the same as that of LBCI by its markup.

Feed: gave items in a public catalogue checked on 28 September 2026. Old markup div.LongDesc,
meta[itemprop=datePublished]: a public crawler of 2025. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alsumaria(NewsSpider):
    name = "alsumaria"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("alsumaria.tv",)
    sources = (Feed("/Rss/iraq-latest-news/ar"), Sitemap(), Sections())
    proven = "markup only"
