"""Akhbar El Youm (أخبار اليوم), Arabic daily. CMS unknown.

Feed: a public list of feeds, as /feed. Start page /ar/index.php: a public list of newspapers, so the feed may be a
guess of its author. Not to be confused with the Egyptian paper of that name. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Akhbarelyoum(NewsSpider):
    name = "akhbarelyoum"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("akhbarelyoum.dz",)
    sources = (Feed("/feed"), Sitemap(), Sections(("/ar/index.php",)))
    proven = "unproven"
