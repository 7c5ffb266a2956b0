"""Beirut Observer (بيروت اوبزرفر), news site, in Arabic. WordPress 5.0 with the Sahifa theme.

A recorded page of November 2020 replays. Feed and REST interface: named in its head. Traps: times in UTC, an
English date in an Arabic page, a hidden author, 27 further dates of other articles.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Beirutobserver(NewsSpider):
    name = "beirutobserver"
    country = "LB"
    zone = "Asia/Beirut"
    domains = ("beirutobserver.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "recorded page"
