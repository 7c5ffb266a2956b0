"""Elbalad TV (قناة صدى البلد), Arabic site of a television channel. WordPress with the JNews theme.

Markup: notes on a page of the site (h1.jeg_post_title, div.content-inner, div.jeg_meta_author with «كتب»). The feed is
where WordPress has it; no list names it. Arabic name: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Elbaladtv(NewsSpider):
    name = "elbaladtv"
    country = "EG"
    zone = "Africa/Cairo"
    domains = ("elbaladtv.net",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
