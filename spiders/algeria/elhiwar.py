"""El Hiwar (الحوار), Arabic daily. WordPress with a theme of PenciDesign.

Feed: public lists of feeds, the newer ones with elhiwar.dz, an older one with elhiwaronline.com. Markup:
seifoueddine/monitorDZ-API (header > h1.entry-title, div.penci-entry-content, time[datetime]). Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Elhiwar(NewsSpider):
    name = "elhiwar"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("elhiwar.dz", "elhiwaronline.com")
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
