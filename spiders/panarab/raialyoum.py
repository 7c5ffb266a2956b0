"""Rai Al Youm (رأي اليوم), news site of London, in Arabic. WordPress.

Feed: named in several public lists. WordPress: pictures of 2014 to 2023 in /wp-content/uploads. The site refused a
crawler (403) in ideotion/Open-Omniscience (July 2026). Of its pages h1.post-title a alone was seen in code. Place,
kind and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Raialyoum(NewsSpider):
    name = "raialyoum"
    country = "GB"
    zone = "Europe/London"
    domains = ("raialyoum.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
