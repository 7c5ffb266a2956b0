"""El Maouid (الموعد اليومي), Arabic daily of Algiers. WordPress with the Sahifa theme.

Its domain was elmaouid.com until about 2023 (public code). Feed: public lists of feeds. Markup:
seifoueddine/monitorDZ-API (h1.name.post-title, div.post-inner div.entry, span.tie-date), the same as on a recorded
page of another site with this theme. Trap of the theme: tie-date stands on every card of the side bar as well.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Elmaouid(NewsSpider):
    name = "elmaouid"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("elmaouid.dz", "elmaouid.com")
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
