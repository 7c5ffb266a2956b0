"""Aksalser (عكس السير), Syrian news site, in Arabic. WordPress with the Jannah theme, below /news.

Feed: recorded in July 2024. Markup h1.post-title.entry-title, div.entry-content, JSON-LD:
ahmedsalem92/media-Observer-work; recorded pages of other sites have the same theme. Trap: daily exchange rates that
differ by their numbers alone. Its country is that of its news; where it is published isn't known.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Aksalser(NewsSpider):
    name = "aksalser"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("aksalser.com",)
    sources = (Feed("/news/feed/"), WordPress("/news/wp-json/wp/v2/"), Sitemap(), Sections(("/news/",)))
    proven = "markup only"
