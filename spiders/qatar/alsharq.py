"""Al Sharq (الشرق), daily of Doha, in Arabic. CMS unknown.

Feed: answered with 30 items in msultan-code/World-desk (an audit of August 2026), and in a public audit of feeds of
October 2026; /rss is a page. Articles are /article/<day>/<month>/<year>/<words>. No markup of its pages was seen.
Not Asharq News. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Alsharq(NewsSpider):
    name = "alsharq"
    country = "QA"
    zone = "Asia/Qatar"
    domains = ("al-sharq.com",)
    sources = (Feed("/rss/latestNews"), Sitemap(), Sections())
    proven = "unproven"
