"""Al-Somal Al-Yaum (الصومال اليوم), Arabic news site. WordPress with the Jannah theme, by its markup.

Markup: public code (div.entry-header h1.post-title, div.entry-content, span.date, li.post-item.tie-standard). The feed
is where WordPress has it; no list names it.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Alsomalalyaum(NewsSpider):
    name = "alsomalalyaum"
    country = "SO"
    zone = "Africa/Mogadishu"
    domains = ("alsomalalyaum.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
