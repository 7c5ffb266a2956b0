"""An-Nasr (النصر), Arabic daily of Constantine. Joomla, by its addresses.

Feed: a public list of feeds. The addresses of its sections (/index.php/2014-09-30-11-05-07/…) stand in public code,
and with them that the listings print no date that could be read. Kind: general knowledge. No markup of an article was
seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Annasronline(NewsSpider):
    name = "annasronline"
    country = "DZ"
    zone = "Africa/Algiers"
    domains = ("annasronline.com",)
    sources = (Feed("/rss.xml"), Sitemap(), Sections())
    proven = "unproven"
