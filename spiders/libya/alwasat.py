"""Al-Wasat (بوابة الوسط), Arabic news site. CMS unknown.

Feed: public lists say /rss and /feed. Section /section/libya and markup (div.art-content > p, time[datetime]): public
code. Trap: it refuses some networks with 403, whatever the client calls itself (a public survey of Libyan sites).
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alwasat(NewsSpider):
    name = "alwasat"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("alwasat.ly",)
    sources = (Feed("/rss"), Sitemap(), Sections(("/section/libya",)))
    proven = "markup only"
