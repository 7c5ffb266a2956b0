"""Independent Arabia (اندبندنت عربية), news site of London and Riyadh, in Arabic. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. Trap: its front page refused a crawler (403) in
msultan-code/World-desk (an audit of August 2026). No markup of its pages was seen. Place, kind and languages:
general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Independentarabia(NewsSpider):
    name = "independentarabia"
    country = "GB"
    zone = "Europe/London"
    domains = ("independentarabia.com",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "unproven"
