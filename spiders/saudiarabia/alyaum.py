"""Al Yaum (اليوم), daily of Dammam, in Arabic. CMS unknown.

Feed: named in several public lists; the site refused a crawler (403) in ideotion/Open-Omniscience (July 2026).
Markup of a page of 2020, as described in notes: div.main-article-title h1, div.aksa-articleBody (bare text and line
breaks), div.aksa-date in Arabic-Indic digits, a.aksa-byline «name - city» (asas-lab/web_scraping has the same).
Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alyaum(NewsSpider):
    name = "alyaum"
    country = "SA"
    zone = "Asia/Riyadh"
    domains = ("alyaum.com",)
    sources = (Feed("/rssFeed/1005"), Sitemap(), Sections())
    proven = "markup only"
