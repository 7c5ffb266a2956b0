"""Al Chourouk (الشروق), Arabic daily. Drupal.

Feed: many public lists of feeds, and code that reads its descriptions. CMS and publisher (Dar Al Anwar): a public
comparison of sites. Listings (div.row-article.views-row): public code.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alchourouk(NewsSpider):
    name = "alchourouk"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("alchourouk.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
