"""Radio Algérie (الإذاعة الجزائرية), Arabic news of the public radio. Drupal.

Feed: a public list of feeds, with the older address on radioalgerie.dz. Markup: seifoueddine/monitorDZ-API (h1.title,
div.content p, span.field--name-created). Trap: other languages beside /ar, so the start page isn't asked for. Kind:
general knowledge.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Radioalgerie(NewsSpider):
    name = "radioalgerie"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("news.radioalgerie.dz", "radioalgerie.dz")
    sources = (Feed("https://radioalgerie.dz/news/ar/rss.xml"), Sections(("/ar/",)))
    proven = "markup only"
