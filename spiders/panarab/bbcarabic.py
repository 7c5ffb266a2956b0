"""BBC Arabic (بي بي سي عربي), broadcaster of London, in Arabic under /arabic of bbc.com. CMS unknown.

Feed: gave items in a public catalogue checked on 28 September 2026. It stands on a host of its own, so that is
listed as well, last; no article does. Old body main p[dir=rtl] of a page described in notes. No sitemap is asked,
it would name all languages. Place, kind and languages: general knowledge. What clock its pages print wasn't seen:
the zone is that of its seat.
"""

from newsbot.discovery import Feed, Sections
from newsbot.spider import NewsSpider


class Bbcarabic(NewsSpider):
    name = "bbcarabic"
    country = "GB"
    zone = "Europe/London"
    domains = ("bbc.com", "feeds.bbci.co.uk")
    sources = (Feed("https://feeds.bbci.co.uk/arabic/rss.xml"), Sections(("/arabic",)))
    proven = "markup only"
