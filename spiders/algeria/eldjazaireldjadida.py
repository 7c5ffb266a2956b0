"""El Djazair El Djadida (الجزائر الجديدة), Arabic daily. WordPress with the Jannah theme.

Feed: public lists of feeds. Markup: seifoueddine/monitorDZ-API (h1.post-title.entry-title,
div.entry-content.entry.clearfix p, span.meta-author). Recorded pages of other sites with this theme are read. Kind:
general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Eldjazaireldjadida(NewsSpider):
    name = "eldjazaireldjadida"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("eldjazaireldjadida.dz",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
