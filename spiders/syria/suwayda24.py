"""Suwayda 24 (السويداء 24), local news of Suwayda, in Arabic. WordPress with the Sahifa theme then.

Markup h2.post-box-title, div.entry > p: jclark1913/syria-daily-brief; the recorded page of beirutobserver.com has
the same theme. Feed and REST interface are at WordPress's usual places, not seen. Place, kind and languages:
general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Suwayda24(NewsSpider):
    name = "suwayda24"
    country = "SY"
    zone = "Asia/Damascus"
    domains = ("suwayda24.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
