"""Saba (سبأ نت), news agency of the recognised government, from Aden, in Arabic. CMS unknown.

Articles are /viewstory/<number>; body div#content: rules for PicoFeed in public code. Feed: named in public lists;
the site answered with an error (500) in ideotion/Open-Omniscience (July 2026). Another Saba is at saba.ye. Place,
kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Sabanew(NewsSpider):
    name = "sabanew"
    country = "YE"
    zone = "Asia/Aden"
    domains = ("sabanew.net",)
    sources = (Feed("/rss.php?lang=ar"), Sitemap(), Sections())
    proven = "markup only"
