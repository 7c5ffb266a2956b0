"""Sputnik Arabic (سبوتنيك عربي), state news agency of Moscow, in Arabic. CMS unknown.

Feed: in a public list, with more than 100 items. Earlier hosts are those of older public code; div.b-article__lead
and div.b-article__text are of their time (ftr-site-config). Shut out in the European Union. Place, kind and
languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Sputnikarabic(NewsSpider):
    name = "sputnikarabic"
    country = "RU"
    zone = "Europe/Moscow"
    domains = ("sarabic.ae", "sputnikarabic.ae", "arabic.sputniknews.com")
    sources = (Feed("/export/rss2/archive/index.xml"), Sitemap(), Sections())
    proven = "markup only"
