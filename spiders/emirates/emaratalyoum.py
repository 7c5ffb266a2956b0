"""Emarat Al Youm (الإمارات اليوم), daily of Dubai, in Arabic. CMS unknown.

News sitemap of the local section: gave headlines in a public audit of feeds of October 2026. What looks like a
feed, /rss-7.951867, is a page: msultan-code/World-desk (an audit of August 2026). Old body #articledetails:
absunstar/web-share. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Emaratalyoum(NewsSpider):
    name = "emaratalyoum"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("emaratalyoum.com",)
    sources = (Sitemap("/news-sitemaps-1.368006/local-section-1.1075475?ot=ot.AjaxPageLayout"), Sitemap(), Sections())
    proven = "markup only"
