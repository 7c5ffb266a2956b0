"""Kuwait News Agency (كونا), the state's news agency, in Arabic and English. ASP.NET by its addresses.

Articles are /ArticleDetails.aspx?id=<number>&language=ar|en. Public lists differ on feeds, and
ideotion/Open-Omniscience (July 2026) got no answer at all. Old markup h1.post-title, div.post-content,
div.article-info-bar time: athulkannan2000/Scraper. Place, kind and languages: general knowledge.
"""

from newsbot.discovery import Sections
from newsbot.spider import NewsSpider


class Kuna(NewsSpider):
    name = "kuna"
    country = "KW"
    zone = "Asia/Kuwait"
    domains = ("kuna.net.kw",)
    sources = (Sections(("/Default.aspx?language=ar",)),)
    proven = "markup only"
