"""Al-Marsad (صحيفة المرصد الليبية), Arabic news site. WordPress.

Feed: public lists of feeds, one of which found ten entries in it in 2026 and the text in the page's first article.
Listing (.cb-post-title): public code. Addresses /<year>/<month>/<day>/<headline>/.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Almarsad(NewsSpider):
    name = "almarsad"
    country = "LY"
    zone = "Africa/Tripoli"
    domains = ("almarsad.co",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
