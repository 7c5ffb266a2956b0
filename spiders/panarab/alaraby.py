"""Al-Araby Al-Jadeed (العربي الجديد), daily of London, in Arabic. CMS unknown.

Feed: read by a public project of 2026, which notes that browsers' user agents are refused (403) and plain ones
served; msultan-code/World-desk (an audit of August 2026) was refused at the front page. No markup of its pages was
seen. Place, kind and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its
seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alaraby(NewsSpider):
    name = "alaraby"
    country = "GB"
    zone = "Europe/London"
    domains = ("alaraby.co.uk",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "unproven"
