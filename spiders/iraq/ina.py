"""Iraqi News Agency (واع), the state's news agency, in Arabic, and in English under /eng. CMS unknown.

Feed: gave headlines in a public audit of feeds of October 2026, which doesn't tell their language. The site refused
crawlers (403) in ideotion/Open-Omniscience (July 2026) and in a public catalogue checked on 28 September 2026. No
markup of its pages was seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Ina(NewsSpider):
    name = "ina"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("ina.iq",)
    sources = (Feed("/rssdzen.xml"), Sitemap(), Sections())
    proven = "unproven"
