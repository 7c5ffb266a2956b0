"""Jebal Al Balqa (جبال البلقاء الإخباري), local news of Balqa, in Arabic. ASP.NET.

Feed: named in the head of its recorded front page. Of an article markup alone was seen: span.ItemTitle,
div[style*="direction: rtl"], span.DateTime «الخميس , 18 تموز , 2024 :: 1:46 م» (ahmedsalem92/media-Observer-work,
July 2024, which needed a browser). Sections are those that its front page links to.
"""

from newsbot.discovery import Feed, Sections, Sitemap
from newsbot.spider import NewsSpider


class Jebalalbalqa(NewsSpider):
    name = "jebalalbalqa"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("jebalalbalqa.com",)
    sources = (
        Feed("/feed/rss.aspx"),
        Sitemap(),
        Sections(("/", *(f"/page.aspx?pg=7&si={section}&md=news" for section in (1, 2, 3, 5, 7, 8, 9, 10, 14)))),
    )
    proven = "markup only"
