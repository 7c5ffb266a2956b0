"""Horan Free League (تجمع أحرار حوران), local news of Daraa, in Arabic. WordPress with the Jannah theme.

Markup div.entry-content.entry.clearfix, script#tie-schema-json: jclark1913/syria-daily-brief; recorded pages of
other sites have the same theme. Dates have Arabic names of Latin months. Feed and REST interface are at WordPress's
usual places, not seen. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Horanfree(NewsSpider):
    name = "horanfree"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("horanfree.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
