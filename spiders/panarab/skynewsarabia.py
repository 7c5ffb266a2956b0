"""Sky News Arabia (سكاي نيوز عربية), television of Abu Dhabi, in Arabic. CMS unknown.

Feed: answered with 45 items in msultan-code/World-desk (an audit of August 2026), and in a public catalogue checked
on 28 September 2026. Trap: the front page is drawn by JavaScript (msultan-code/World-desk (an audit of August
2026)). Old bodies .article-container and .article-body: absunstar/web-share. Place, kind and languages: general
knowledge. What clock its pages print wasn't seen: the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Skynewsarabia(NewsSpider):
    name = "skynewsarabia"
    country = "AE"
    zone = "Asia/Dubai"
    domains = ("skynewsarabia.com",)
    sources = (Feed("/rss"), Sitemap(), Sections())
    proven = "markup only"
