"""WAFA (وفا), the state's news agency, of Ramallah, in Arabic. CMS unknown.

No feed where one was looked for: ideotion/Open-Omniscience (July 2026). Articles are /Pages/Details/<number> in
public code, which read them with a browser. No markup of its pages was seen. english.wafa.ps is its English
edition. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections, Sitemap
from newsbot.spider import NewsSpider


class Wafa(NewsSpider):
    name = "wafa"
    country = "PS"
    zone = "Asia/Hebron"
    domains = ("wafa.ps",)
    sources = (Sitemap(), Sections())
    proven = "unproven"
