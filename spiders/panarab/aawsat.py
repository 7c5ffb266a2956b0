"""Asharq Al-Awsat (الشرق الأوسط), daily of London, in Arabic. CMS unknown.

Feed: answered with 45 items in msultan-code/World-desk (an audit of August 2026), and in a public catalogue checked
on 28 September 2026. News sitemap: gave headlines in a public audit of feeds of October 2026. Trap: another public
project was refused by Cloudflare. No markup of its pages was seen. english.aawsat.com is its English edition.
Place, kind and languages: general knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Aawsat(NewsSpider):
    name = "aawsat"
    country = "GB"
    zone = "Europe/London"
    domains = ("aawsat.com",)
    sources = (Feed("/feed"), Sitemap("/googlenews.xml"), Sections())
    proven = "unproven"
