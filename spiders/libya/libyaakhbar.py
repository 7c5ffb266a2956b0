"""Libya Akhbar (أخبار ليبيا), Arabic aggregator of news. WordPress with the Voice theme, by its markup.

Feed: public lists of feeds. Markup: public code (div.vce-loop-wrap article.vce-post, div.entry-content > p,
span.updated). Trap: its articles are other outlets', named behind «مصدر الخبر /» at the end (public code tested on a
page of it).
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Libyaakhbar(NewsSpider):
    name = "libyaakhbar"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("libyaakhbar.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
