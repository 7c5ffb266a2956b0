"""Al Jomhouria (الجمهورية), Arabic weekly. A PHP system of its own.

Listing, markup and date: public scrapers, one of 2021 (#maincon li.clearfix h2, paragraphs with text-align: justify, a
date with Tunisian month names in a div without class). Kind and Arabic name: general knowledge. Trap: spaces in its
addresses.
"""

from newsbot.discovery import Sections
from newsbot.spider import NewsSpider


class Jomhouria(NewsSpider):
    name = "jomhouria"
    country = "TN"
    zone = "Africa/Tunis"
    domains = ("jomhouria.com",)
    sources = (Sections(("/index.php?art=1&page=1",)),)
    proven = "markup only"
