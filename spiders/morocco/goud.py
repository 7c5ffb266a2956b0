"""Goud (كود), news site in Arabic and Moroccan Arabic. CMS unknown.

Feed: public lists of feeds. Markup: a public seeder (.col-md-12 > h1, .content > p, .date); sections under /topics/:
public code. Its language is from general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Goud(NewsSpider):
    name = "goud"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("goud.ma",)
    sources = (Feed("/feed"), Sitemap(), Sections())
    proven = "markup only"
