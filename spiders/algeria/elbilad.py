"""El Bilad (البلاد), Arabic daily and television channel. CMS unknown.

Feed: many public lists of feeds, as /feed. Markup: seifoueddine/monitorDZ-API (#content > header > h1,
article.module-detail p). Section /national: public code. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elbilad(NewsSpider):
    name = "elbilad"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("elbilad.net",)
    sources = (Feed("/feed"), Sitemap(), Sections())
    proven = "markup only"
