"""Baghdad Today (بغداد اليوم), news agency of Baghdad, in Arabic. DataLife Engine by its search form.

Feed: gave headlines in a public audit of feeds of October 2026. Old markup div.news-content p, span.ms-2.time: a
public crawler of 2025. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Baghdadtoday(NewsSpider):
    name = "baghdadtoday"
    country = "IQ"
    zone = "Asia/Baghdad"
    domains = ("baghdadtoday.news",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "markup only"
