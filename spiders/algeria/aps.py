"""APS (وكالة الأنباء الجزائرية), Arabic pages of the state news agency. Joomla with K2.

Feed and selector: a public list of feeds; other lists say /ar/feed. Markup: seifoueddine/monitorDZ-API (h2.itemTitle,
div.itemIntroText p, div.itemFullText p, span.itemDateCreated) and fivefilters/ftr-site-config (div.itemBody). Trap:
the same host serves French and other languages, so only /ar is asked for. Kind: general knowledge.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Aps(NewsSpider):
    name = "aps"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("aps.dz",)
    sources = (Feed("/ar/rss.xml"), Sections(("/ar/",)))
    proven = "markup only"
