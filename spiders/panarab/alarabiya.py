"""Al Arabiya (العربية), Saudi television, in Arabic. CMS unknown.

Feed: named in many public lists; the site refused a crawler (403) in ideotion/Open-Omniscience (July 2026), and a
public catalogue checked on 28 September 2026 calls it without a feed. Old bodies #body-text and .article-body:
absunstar/web-share, CaptainBoerjie/YaleBigData. english.alarabiya.net is its English edition. Place, kind and
languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alarabiya(NewsSpider):
    name = "alarabiya"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("alarabiya.net",)
    sources = (Feed("/.mrss/ar.xml"), Sitemap(), Sections())
    proven = "markup only"
