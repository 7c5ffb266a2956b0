"""Assabah News (الصباح نيوز), Arabic online edition of the daily Assabah. Joomla.

CMS and publisher (Dar Assabah): a public comparison of sites. Listings (div.ltabs-item, .item-title a) and addresses
(/ar/<section>/<number>-<headline>): public code. One list says /feed, which is no address of Joomla's own, so it is
left out. Arabic name: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Assabahnews(NewsSpider):
    name = "assabahnews"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("assabahnews.tn",)
    sources = (Sitemap(), Sections(("/ar/",)))
    proven = "markup only"
