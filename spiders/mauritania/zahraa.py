"""Zahraa (زهرة شنقيط), Arabic news site. Drupal 7, by its addresses.

Feed /taxonomy/term/1/feed and addresses /node/<number>: older public code. Markup (div.field-name-body): public code
for its French host fr.zahraa.mr. A newer address (/6078451/) may mean that the CMS has changed. Arabic name: general
knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Zahraa(NewsSpider):
    name = "zahraa"
    country = "MR"
    zone = "Africa/Nouakchott"
    domains = ("zahraa.mr",)
    sources = (Feed("/taxonomy/term/1/feed"), Sitemap(), Sections())
    proven = "markup only"
