"""Al Shaab (الشعب نيوز), news site, in Arabic. WordPress with the JNews theme.

Sitemap: post-sitemap<number>.xml as of Yoast, and markup div.content-inner up to div.jeg_post_tags,
article:published_time: ahmedsalem92/media-Observer-work (July 2024). Feed and REST interface are at WordPress's
usual places, not seen. The Arabic name is from general knowledge.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Shaabjo(NewsSpider):
    name = "shaabjo"
    country = "JO"
    zone = "Asia/Amman"
    domains = ("shaabjo.com",)
    sources = (Feed(), WordPress(), Sitemap(), Sections())
    proven = "markup only"
