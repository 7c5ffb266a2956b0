"""Alakhbar (الأخبار), Arabic independent news agency. Drupal 7, by its addresses.

Feed /?q=rss.xml: a public aggregator of Mauritanian sites. Addresses /?q=node/<number>, meta tags with
article:published_time, markup (div#title h1, article.content) and kind: public code.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alakhbarinfo(NewsSpider):
    name = "alakhbarinfo"
    country = "MR"
    zone = "Africa/Nouakchott"
    domains = ("alakhbar.info",)
    sources = (Feed("/?q=rss.xml"), Sitemap(), Sections())
    proven = "markup only"
