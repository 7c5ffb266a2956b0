"""Hiba Press (هبة بريس), Arabic news site. WordPress with the Jannah theme, by its markup.

Feed: public lists of feeds. Markup: a public seeder (.featured-area-inner img, .post-title, .entry-content > p). The
French edition is on the host fr.hibapress.com, which is not this site.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Hibapress(NewsSpider):
    name = "hibapress"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("ar.hibapress.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
