"""El Maouid (الموعد اليومي), Arabic daily of Algiers. WordPress with the Sahifa theme; elmaouid.com until about 2023."""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Elmaouid(NewsSpider):
    name = "elmaouid"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("elmaouid.dz", "elmaouid.com")
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
