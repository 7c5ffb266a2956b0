"""Essahraa (الصحراء), Arabic news site. Drupal 7, by its markup.

Feed: a public aggregator of Mauritanian sites. Markup of the picture (.field-name-field-image img): public code. Trap:
French articles under /fr on the same host.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Essahraa(NewsSpider):
    name = "essahraa"
    country = "MR"
    zone = "Africa/Nouakchott"
    domains = ("essahraa.net",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "markup only"
