"""Al-Dostor (الدستور), Arabic daily. ASP.NET, by its addresses.

Feed: many public lists; one that tried it was answered 403. Addresses of articles are a number alone (/5422366). Kind:
general knowledge. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Dostor(NewsSpider):
    name = "dostor"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("dostor.org",)
    sources = (Feed("/rss.aspx"), Sitemap(), Sections())
    proven = "unproven"
