"""Lebanon 24 (لبنان 24), news site, in Arabic. CMS unknown, related to that of LBCI by its addresses.

Feed: news of Lebanon, in public code. Markup div[itemprop=articleBody] > div, meta[itemprop=datePublished]: a
public crawler of 2025. Trap: another of 2026 says that the text stands behind a log-in.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Lebanon24(NewsSpider):
    name = "lebanon24"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("lebanon24.com",)
    sources = (Feed("/Rss/News/1/%D9%84%D8%A8%D9%86%D8%A7%D9%86"), Sitemap(), Sections())
    proven = "markup only"
