"""Assabah (الصباح), Arabic daily of Tunis. Drupal 7.

Recorded page of 2019: /article/<number>/<headline>, body in div.field-name-body, date in span.date-display-single with
Tunisian month names (فيفري); it links /rss-feed.xml. Newer lists name assabahnews.tn, which has a spider of its own.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Assabah(NewsSpider):
    name = "assabah"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("assabah.com.tn",)
    sources = (Feed("/rss-feed.xml"), Sitemap(), Sections())
    proven = "recorded page"
