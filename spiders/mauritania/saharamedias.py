"""Sahara Medias (صحراء ميديا), Arabic news agency. WordPress.

Feed: public lists of feeds. CMS and the picture's place (.featured img, .entry-content img): public code. Traps: a
French edition on the host fr. and, in another list, under /fr/. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Saharamedias(NewsSpider):
    name = "saharamedias"
    country = "MR"
    zone = "Africa/Nouakchott"
    domains = ("saharamedias.net",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
