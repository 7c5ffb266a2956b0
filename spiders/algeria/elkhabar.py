"""El Khabar (الخبر), Arabic daily. CMS unknown.

Feed: many public lists of feeds, one of which found it working. Markup: seifoueddine/monitorDZ-API (h1.title,
div#article_body_content, time[datetime]); older code (CaptainBoerjie, YaleBigData) reads h2#article_title and
addresses of the form /press/article/<number>/. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Elkhabar(NewsSpider):
    name = "elkhabar"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("elkhabar.com",)
    sources = (Feed(), Sitemap(), Sections())
    proven = "markup only"
