"""Al Mamlaka (المملكة), public television, in Arabic. CMS unknown.

Feed: ten entries, of which all were read by a public project on 30 September 2026. News sitemap: gave headlines in
a public audit of feeds of October 2026. No markup of its pages was seen. Place, kind and languages: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Almamlaka(NewsSpider):
    name = "almamlaka"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("almamlakatv.com",)
    sources = (Feed("/rss.xml"), Sitemap("/sitemap-news.xml"), Sections())
    proven = "unproven"
