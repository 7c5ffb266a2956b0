"""Al Omk (العمق المغربي), Arabic news site. CMS unknown.

Feed: public lists of feeds. Markup: a public seeder (.post-title, .post-body > p, .post-date). Articles have addresses
of the form /225723.html (public code). Trap: a French edition on the host fr.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Al3omk(NewsSpider):
    name = "al3omk"
    country = "MA"
    zone = "Africa/Casablanca"
    domains = ("al3omk.com",)
    sources = (Feed("/feed"), Sitemap(), Sections())
    proven = "markup only"
