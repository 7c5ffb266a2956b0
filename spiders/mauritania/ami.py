"""AMI (الوكالة الموريتانية للأنباء), Arabic pages of the state news agency. WordPress.

Feed: public code that was tested on it; the CMS by its pictures' addresses. Listing (.item-inner h2 a on /ar): public
code. Traps: it isn't known whether the feed is Arabic alone; /fr and /en are other languages.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Ami(NewsSpider):
    name = "ami"
    country = "MR"
    zone = "Africa/Nouakchott"
    domains = ("ami.mr",)
    sources = (Feed(), Sections(("/ar/",)))
    proven = "markup only"
